var endpoint = new Uri(args[0]);

await FromNSwag.RunAsync(endpoint);
await FromRefitter.RunAsync(endpoint);
await FromKiota.RunAsync(endpoint);
await FromAutoSdk.RunAsync(endpoint);

var reference = new Shop.ConnectedServices.WeatherClient(new Shop.ConnectedServices.WeatherClientOptions { Endpoint = endpoint });
Console.WriteLine((await reference.Orders.OrdersGetAsync("7")).OrderId);
