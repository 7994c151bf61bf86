using Lighthouses;

var client = new LighthousesClient("lamp", new LighthousesClientOptions { Endpoint = new Uri(args[0]) });

Sighting seen = await client.Lights.SendSignalAsync(
    new LightId("north rock"),
    new Signal { Colour = Colour.Red, Aim = new Aim.Ship("Aurora"), Flash = TimeSpan.FromSeconds(2) });

Console.WriteLine($"{seen.Colour} {seen.SeenAt:O}");
