using Shop;

// The URL and the key of a service that follows shop.openapi.yaml. Put your own document there, and build: the client follows.
if (args is not [string url, string key])
{
    Console.Error.WriteLine("Usage: dotnet run URL KEY");
    return 1;
}

var client = new ShopClient(key, new ShopClientOptions { Endpoint = new Uri(url) });

Order placed = await client.Orders.CreateOrderAsync(new Order { Item = "Lamp", Quantity = 2 });
Console.WriteLine($"{placed.Id}: {placed.Quantity} × {placed.Item}");
return 0;
