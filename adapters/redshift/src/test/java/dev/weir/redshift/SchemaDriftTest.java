package dev.weir.redshift;

import dev.weir.testkit.warehouse.WarehouseDriftContract;

class SchemaDriftTest extends RedshiftFixture implements WarehouseDriftContract {
  @Override
  public boolean retypesInPlace() {
    return false;
  }
}
