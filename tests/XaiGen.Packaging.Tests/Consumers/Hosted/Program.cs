using Hosted;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaiGen;

// Settings come from the environment or the command line: Hosted --Xai:ApiKey=… --Xai:Endpoint=…
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
    .SetMinimumLevel(LogLevel.Warning).AddFilter(XaiTelemetry.LogCategory, LogLevel.Debug);
builder.Services.AddXaiClient(builder.Configuration.GetSection("Xai"));
builder.Services.AddSingleton(services => services.GetRequiredService<XaiClient>().AsIImageGenerator());
builder.Services.AddSingleton<CostMeter>();
builder.Services.AddSingleton<Painter>();

using IHost host = builder.Build();
await host.StartAsync();
await host.Services.GetRequiredService<Painter>().PaintAsync();
Console.WriteLine($"cost: {host.Services.GetRequiredService<CostMeter>().Dollars} dollars");
await host.StopAsync();

namespace Hosted
{
    /// <summary>Generates an image through the interface of Microsoft.Extensions.AI, and edits it with the client.</summary>
    internal sealed class Painter(IImageGenerator generator, XaiClient client, CostMeter costs)
    {
        public async Task PaintAsync()
        {
            costs.Start();
            ImageGenerationResponse harbour = await generator.GenerateImagesAsync(
                "A harbour at dawn", new ImageGenerationOptions { ResponseFormat = ImageGenerationResponseFormat.Hosted });
            var stored = (HostedFileContent)harbour.Contents[0];
            ImageResponse night = await client.Images.EditAsync(
                "The same at night", new FileId(stored.FileId), storageOptions: new StorageOptions { Filename = "night.png" });
            Console.WriteLine($"{stored.Name} became {night.StoredFile.Filename}");
        }
    }
}
