namespace XaiGen.Generator.Tests.Drift;

/// <summary>A contract, and a program with the client generated from it.</summary>
internal static class DepartingContract
{
    public const string Text = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /things/{way}:
            parameters: [{ name: way, in: path, required: true, schema: { type: integer } }]
            get:
              operationId: getThing
              responses:
                '200':
                  description: The thing.
                  headers:
                    X-Trace: { required: true, schema: { type: string } }
                    X-Rate: { schema: { type: integer } }
                    X-Mode: { schema: { type: string, enum: [on, off] } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
                '404':
                  description: There is none.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Error' }
          /lines/{way}:
            parameters: [{ name: way, in: path, required: true, schema: { type: integer } }]
            get:
              operationId: getLines
              responses:
                '200':
                  description: The parts.
                  content:
                    application/jsonl:
                      schema: { $ref: '#/components/schemas/Part' }
          /events/{way}:
            parameters: [{ name: way, in: path, required: true, schema: { type: integer } }]
            get:
              operationId: getEvents
              responses:
                '200':
                  description: The parts.
                  content:
                    text/event-stream:
                      schema: { $ref: '#/components/schemas/Part' }
        components:
          schemas:
            Thing:
              type: object
              required: [id, name, size, kind, owner, tags, shape]
              properties:
                id: { type: string }
                name: { type: string, minLength: 2, maxLength: 20 }
                size: { type: integer, minimum: 0, maximum: 100 }
                price: { type: number, exclusiveMinimum: 0, maximum: 99.5 }
                kind: { type: string, enum: [small, large] }
                level: { type: integer, enum: [1, 2] }
                unit: { type: string, const: cm }
                at: { type: string, format: date-time }
                day: { type: string, format: date }
                key: { type: string, format: uuid }
                code: { type: string, pattern: '^[A-Z]{3}$' }
                tags: { type: array, minItems: 1, maxItems: 3, items: { type: string, maxLength: 12 } }
                owner: { $ref: '#/components/schemas/Owner' }
                parts: { type: array, items: { $ref: '#/components/schemas/Part' } }
                shape: { $ref: '#/components/schemas/Shape' }
                mark:
                  oneOf:
                    - { type: object, required: [byHand], properties: { byHand: { type: string } } }
                    - { type: object, required: [byPress], properties: { byPress: { type: boolean } } }
                seal:
                  allOf:
                    - oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
                    - { type: object, required: [no], properties: { no: { type: integer } } }
                value: { oneOf: [{ type: string }, { type: integer }] }
                counts: { type: object, additionalProperties: { type: integer } }
                flag: { type: boolean }
                note: { type: [string, 'null'] }
                number: { type: integer, format: int32 }
                free: { type: object, properties: { a: { type: string } }, additionalProperties: true }
            Owner:
              type: object
              required: [name]
              properties:
                name: { type: string }
                mail: { type: string }
            Part:
              type: object
              required: [sku]
              properties:
                sku: { type: string }
                weight: { type: number }
            Shape:
              oneOf:
                - { $ref: '#/components/schemas/Circle' }
                - { $ref: '#/components/schemas/Square' }
              discriminator:
                propertyName: kind
                mapping: { circle: '#/components/schemas/Circle', square: '#/components/schemas/Square' }
            Circle:
              type: object
              required: [kind, radius]
              properties:
                kind: { type: string, const: circle }
                radius: { type: number }
            Square:
              type: object
              required: [kind, side]
              properties:
                kind: { type: string, const: square }
                side: { type: number }
            Error:
              type: object
              required: [message]
              properties:
                message: { type: string }
                code: { type: [string, 'null'] }
        """;

    /// <summary>Calls the server and prints what its listeners receive, one line each: events, measurements and log messages.</summary>
    public const string Program = """
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Collections.Generic;
        using System.Diagnostics.Metrics;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Sample;

        internal static class Program
        {
            public static async Task Main(string[] arguments)
                => await RunAsync(
                    arguments[0], arguments[1], int.Parse(arguments[2]), arguments[3], Console.WriteLine, arguments[4] == "flush");

            public static async Task RunAsync(string server, string calls, int rounds, string ledger, Action<string> tell, bool flushes)
            {
                object gate = new();
                using var meter = new MeterListener();
                meter.InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Name == "sample.contract.drift")
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                };
                meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
                {
                    var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
                    Say($"meter {value} {all["operation"]} {all["kind"]} {all["contract.pointer"]}");
                });
                meter.Start();
                var options = new TestClientOptions
                {
                    Endpoint = new Uri(server),
                    MaxRetries = 0,
                    DriftLedger = ledger.Length == 0 ? null : ledger,
                    ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = new LogOf(Say), EnableMessageLogging = false },
                };
                options.ContractDrifted += (_, drift) => Say($"event {drift.Operation} {drift.Kind} {drift.Pointer} {drift.Name}");
                var client = new TestClient(options);
                await Parallel.ForEachAsync(
                    Enumerable.Repeat(calls.Split(' '), rounds).SelectMany(each => each),
                    async (call, _) =>
                    {
                        string[] parts = call.Split(':');
                        long way = long.Parse(parts[1]);
                        try
                        {
                            switch (parts[0])
                            {
                                case "Thing":
                                    await client.General.GetThingAsync(way);
                                    break;
                                case "Lines":
                                    await foreach (Part part in client.General.GetLinesAsync(way)) { }
                                    break;
                                default:
                                    await foreach (Part part in client.General.GetEventsAsync(way)) { }
                                    break;
                            }
                        }
                        catch (ClientResultException)
                        {
                        }
                    });

                if (flushes)
                {
                    TestContractDrift.Flush();
                }

                void Say(string line)
                {
                    lock (gate)
                    {
                        tell(line);
                    }
                }
            }

            private sealed class LogOf(Action<string> tell) : ILoggerFactory, ILogger
            {
                public ILogger CreateLogger(string category) => category == "Sample.ContractDrift" ? this : new LogOf(_ => { });
                public void AddProvider(ILoggerProvider provider) { }
                public void Dispose() { }
                public IDisposable? BeginScope<T>(T state) where T : notnull => null;
                public bool IsEnabled(LogLevel level) => level >= LogLevel.Warning;
                public void Log<T>(LogLevel level, EventId id, T state, Exception? exception, Func<T, Exception?, string> format)
                    => tell($"log {level} {format(state, exception)}");
            }
        }
        """;
}
