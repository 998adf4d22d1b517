package dev.weir.postgres.warehouse;

import dev.weir.testkit.WarehouseContract;
import dev.weir.testkit.WarehouseDesignContract;
import dev.weir.testkit.WarehouseFaultContract;
import dev.weir.testkit.WarehouseTypesContract;

class PostgresWarehouseTest extends PostgresFixture
    implements WarehouseContract,
        WarehouseDesignContract,
        WarehouseFaultContract,
        WarehouseTypesContract {}
