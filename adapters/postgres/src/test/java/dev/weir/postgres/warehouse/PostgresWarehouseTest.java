package dev.weir.postgres.warehouse;

import dev.weir.testkit.warehouse.WarehouseContract;
import dev.weir.testkit.warehouse.WarehouseCursorsContract;
import dev.weir.testkit.warehouse.WarehouseDesignContract;
import dev.weir.testkit.warehouse.WarehouseFaultContract;
import dev.weir.testkit.warehouse.WarehouseLakesContract;
import dev.weir.testkit.warehouse.WarehouseMergeContract;
import dev.weir.testkit.warehouse.WarehouseTypesContract;

class PostgresWarehouseTest extends PostgresFixture
    implements WarehouseContract,
        WarehouseCursorsContract,
        WarehouseDesignContract,
        WarehouseFaultContract,
        WarehouseMergeContract,
        WarehouseLakesContract,
        WarehouseTypesContract {}
