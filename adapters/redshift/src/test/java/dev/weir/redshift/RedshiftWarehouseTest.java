package dev.weir.redshift;

import dev.weir.testkit.WarehouseContract;
import dev.weir.testkit.WarehouseDesignContract;
import dev.weir.testkit.WarehouseFaultContract;
import dev.weir.testkit.WarehouseTypesContract;

class RedshiftWarehouseTest extends RedshiftFixture
    implements WarehouseContract,
        WarehouseDesignContract,
        WarehouseFaultContract,
        WarehouseTypesContract {}
