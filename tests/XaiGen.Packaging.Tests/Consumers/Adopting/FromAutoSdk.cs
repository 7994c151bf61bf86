using Shop.AutoSdk;

internal static class FromAutoSdk
{
    public static async Task RunAsync(Uri endpoint)
    {
        #region from-autosdk
        var client = new BillsClient(new BillsClientOptions { Endpoint = endpoint });

        Order order = await client.Orders.OrdersGetAsync("7");
        #endregion
        Console.WriteLine(order.State);
    }
}
