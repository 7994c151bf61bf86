using Shop.Refitter;

internal static class FromRefitter
{
    public static async Task RunAsync(Uri endpoint)
    {
        #region from-refitter
        var client = new StockApiClient(new StockApiClientOptions { Endpoint = endpoint });
        OrdersClient orders = client.Orders;                      // what IOrdersApi was; its methods are virtual

        Order created = await orders.OrdersCreateAsync(new Order { OrderId = "7" });
        #endregion
        Console.WriteLine(created.OrderId);
    }
}
