namespace Shop.Wire;

/// <summary>What a customer asks for: the first byte of a request.</summary>
internal enum RequestKind : byte
{
    Order,
    Coupon,
    Invoice,
    Receipt,
    Search,
    Picture,
    Label,
    Export,
    Feed,
    Checkout,
}
