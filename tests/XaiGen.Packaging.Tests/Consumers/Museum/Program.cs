using Museum;

var client = new MuseumClient("test", "test", new MuseumClientOptions { Endpoint = new Uri(args[0]) });

var from = new OperationsClient.GetMuseumHoursOptions { StartDate = new DateOnly(2024, 2, 29), Limit = 1 };
foreach (MuseumDailyHours day in await client.Operations.GetMuseumHoursAsync(from))
{
    Console.WriteLine($"{day.Date:O} {day.TimeOpen} {day.TimeClose}");
}
