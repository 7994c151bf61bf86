using Museum;

var client = new MuseumClient("test", "test", new MuseumClientOptions { Endpoint = new Uri(args[0]) });

foreach (MuseumDailyHours day in await client.Operations.GetMuseumHoursAsync(startDate: new DateOnly(2024, 2, 29), limit: 1))
{
    Console.WriteLine($"{day.Date:O} {day.TimeOpen} {day.TimeClose}");
}
