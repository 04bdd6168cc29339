namespace Shop.Orders;

/// <summary>A coupon came too late.</summary>
internal sealed class CouponExpiredException(int number) : Exception($"coupon {number} has expired");
