package dev.weir.redshift;

import dev.weir.testkit.warehouse.WarehouseColumnsContract;
import dev.weir.testkit.warehouse.WarehouseContract;
import dev.weir.testkit.warehouse.WarehouseCursorsContract;
import dev.weir.testkit.warehouse.WarehouseDesignContract;
import dev.weir.testkit.warehouse.WarehouseFaultContract;
import dev.weir.testkit.warehouse.WarehouseLakesContract;
import dev.weir.testkit.warehouse.WarehouseMergeContract;
import dev.weir.testkit.warehouse.WarehouseTypesContract;

class RedshiftWarehouseTest extends RedshiftFixture
    implements WarehouseColumnsContract,
        WarehouseContract,
        WarehouseCursorsContract,
        WarehouseDesignContract,
        WarehouseFaultContract,
        WarehouseMergeContract,
        WarehouseLakesContract,
        WarehouseTypesContract {}
