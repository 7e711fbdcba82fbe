"""What there is in every province: communes, wards and special zones since 1 July 2025, its departments."""

from plans.provinces.offices import offices_of
from plans.provinces.reading import province_in, province_named, provinces, units_of

__all__ = ["offices_of", "province_in", "province_named", "provinces", "units_of"]
