using Shop.Nswag;

internal static class FromNSwag
{
    public static async Task RunAsync(Uri endpoint)
    {
        #region from-nswag
        var client = new ShopClient(new ShopClientOptions { Endpoint = endpoint });

        Order order = await client.Orders.OrdersGetAsync("7");
        Console.WriteLine($"{order.OrderId}, {order.CreatedAt:yyyy-MM-dd}");

        IReadOnlyList<Order> orders = await client.Orders.OrdersListAsync(new OrdersClient.OrdersListOptions { PageSize = 20 });
        #endregion
        Console.WriteLine(orders.Count);
    }
}
