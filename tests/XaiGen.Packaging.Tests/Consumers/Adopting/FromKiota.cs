using Shop.Kiota;

internal static class FromKiota
{
    public static async Task RunAsync(Uri endpoint)
    {
        #region from-kiota
        var client = new TodoClient(new TodoClientOptions { Endpoint = endpoint });

        Order order = await client.Orders.OrdersGetAsync("7");
        string id = order.OrderId;                                // required by the contract, so never null
        #endregion
        Console.WriteLine(id);
    }
}
