using Microsoft.CodeAnalysis;
using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.AspNetCore.Shop;

/// <summary>A client generated from the description of a server with controllers calls each of its operations.</summary>
public sealed class ShopTests
{
    /// <summary>Every public type except the client's own, with its properties.</summary>
    private static readonly string[] s_types =
    [
        "Article { string Name, IReadOnlyDictionary<string, Money> Prices, double Rating, Guid Sku }",
        "FilePart { string FileName, string MediaType, long? Length }",
        "HttpValidationProblemDetails { string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors, "
            + "string? Instance, int? Status, string? Title, string? Type }",
        "Money { decimal Amount, string Currency }",
        "NewOrder { string Customer, IReadOnlyList<OrderLine> Lines, Payment Payment, int Priority, Uri? Callback, "
            + "string? Email, bool? Gift }",
        "Optional { bool IsSet, T Value }",
        "Order { string Customer, TimeOnly Cutoff, DateOnly Due, IReadOnlyDictionary<string, DateTimeOffset> History, long Id, "
            + "BinaryData Label, Payment? Payment, IReadOnlyList<string> Remarks, long Serial, OrderState State, "
            + "IReadOnlyDictionary<string, int> Stock, Money Total, ulong Weight, TimeSpan? Delay, Order? Follows, string? Note }",
        "OrderChange { Optional<string?> Note, Optional<OrderState?> State }",
        "OrderLine { ushort Count, Money? Discount, Guid Sku }",
        "OrderState { string Value, bool IsKnown }",
        "OrdersClient {  }",
        "PageOfOrder { IReadOnlyList<Order> Items, string? Next, int Total }",
        "Payment {  }",
        "PaymentCardPayment { string CardNumber, string Method, string? Reference }",
        "PaymentInvoicePayment { DateTimeOffset DueBy, string Method, string? Reference }",
        "ProblemDetails { string? Detail, string? Instance, int? Status, string? Title, string? Type }",
        "StockClient {  }",
        "StockEvent {  }",
        "StockEventArrived { int Count, Guid Sku, string Type }",
        "StockEventLeft { string? Reason, Guid Sku, string Type }",
        "ValidationProblemDetails { string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors, "
            + "string? Instance, int? Status, string? Title, string? Type }",
    ];

    private const string Orders = """
        PageOfOrder page = await client.Orders.ListOrdersAsync(new OrdersClient.ListOrdersOptions
        {
            State = [OrderState.Open, OrderState.Paid], Sku = [Guid.Empty], Since = new DateOnly(2026, 1, 2), PageSize = 5, Descending = true,
        });
        PageOfOrder all = await client.Orders.ListOrdersAsync();
        Order second = (await client.Orders.AllOrdersAsync())[1];
        Order order = await client.Orders.GetOrderAsync(2, new OrdersClient.GetOrderOptions { XTrace = Guid.Empty });
        string payment = order.Payment!.Match(card => card.CardNumber, invoice => $"{invoice.Method} {invoice.DueBy:u} {invoice.Reference}", unknown => "?");
        return string.Join('\n', new[]
        {
            $"{page.Total} {page.Next} {page.Items[0].Note}",
            $"{all.Items[0].Note}",
            $"{second.Id} {second.Follows!.Id} {second.Follows.Note ?? "none"}",
            $"{order.Id} {order.State} {order.State == OrderState.OnItsWay} {order.Customer} {order.Total.Amount} {order.Total.Currency} {payment}",
            $"{order.Serial} {order.Weight} {order.Due:O} {order.Cutoff:HH:mm} {order.Delay} {order.Label.ToArray()[1]} {order.Stock["sku-1"]}",
            $"{order.History["paid"]:u} {order.Remarks.Count} {order.Note}",
        });
        """;

    private const string Placing = """
        var order = new NewOrder
        {
            Customer = "Bo", Priority = 3, Payment = new PaymentCardPayment { CardNumber = "4111111111111111", Reference = "x" },
            Lines = [new OrderLine { Sku = Guid.Empty, Count = 65535, Discount = new Money { Amount = 1.10m, Currency = "EUR" } }],
            Email = "a@example.com", Callback = new Uri("https://example.com/a"), Gift = false,
        };
        Order placed = await client.Orders.PlaceOrderAsync(order, new OrdersClient.PlaceOrderOptions { IdempotencyKey = "key" });
        string text = $"{placed.Note} {placed.Payment!.Match(card => card.CardNumber, invoice => "", unknown => "")}";
        try { await client.Orders.PlaceOrderAsync(order with { Email = "nobody" }, new OrdersClient.PlaceOrderOptions { IdempotencyKey = "key" }); }
        catch (TestException e) when (e.TryGet(out ValidationProblemDetails? problem)) { text += $"\n{problem.Status} {problem.Errors!["email"][0]}"; }
        try { await client.Orders.GetOrderAsync(101); }
        catch (TestException e) when (e.TryGet(out ProblemDetails? problem)) { text += $"\n{problem.Status} {problem.Title} {problem.Detail}"; }
        return text;
        """;

    private const string Changing = """
        string cleared = (await client.Orders.ChangeOrderResultAsync(5, new OrderChange { Note = null })).XSeen!;
        string paid = (await client.Orders.ChangeOrderResultAsync(6, new OrderChange { State = OrderState.Paid })).XSeen!;
        await client.Orders.ChangeOrderAsync(7, new OrderChange());
        await client.Orders.CancelOrderAsync(2);
        try { await client.Orders.CancelOrderAsync(1); }
        catch (TestException e) when (e.TryGet(out ProblemDetails? problem)) { return $"{cleared}, {paid}, {e.Status} {problem.Title}"; }
        return "not refused";
        """;

    private const string Files = """
        IReadOnlyDictionary<string, long> attached = await client.Orders.AttachFileAsync(40, new OrdersClient.AttachFileRequest
        {
            File = FilePart.FromBytes("hello"u8.ToArray(), "a.txt"), Note = "n", Copies = 2, State = OrderState.Paid,
        });
        IReadOnlyList<string> pictures = await client.Orders.AttachPicturesAsync(1, new OrdersClient.AttachPicturesRequest
        {
            Pictures = [FilePart.FromBytes("x"u8.ToArray(), "x.png"), FilePart.FromBytes("y"u8.ToArray(), "y.png")],
        });
        using Stream pdf = await client.Orders.DownloadFileAsync(1, "a b.pdf");
        string form = await client.Orders.ContactAsync(new OrdersClient.ContactRequest { Name = "Ann", Age = 7, Topics = ["a", "b"], About = OrderState.Open });
        return $"{string.Join(' ', attached)}, {string.Join(' ', pictures)}, {await new StreamReader(pdf).ReadToEndAsync()}, {form}";
        """;

    private const string Values = """
        IReadOnlyDictionary<string, IReadOnlyList<Money>> totals = await client.Orders.TotalsAsync(new Dictionary<string, decimal> { ["a"] = 0.10m });
        OrderLine line = await client.Orders.GetApiOrdersByIdLinesBySkuAsync(1, Guid.Empty);
        IReadOnlyList<OrderLine> lines = await client.Orders.PutApiOrdersByIdLinesAsync(2, [line, line with { Count = 4 }]);
        return $"{totals["a"][0].Amount} {await client.Orders.CountOrdersAsync()} {await client.Orders.NamesAsync()} {line.Count} {lines[0].Count}";
        """;

    private const string Stock = """
        Guid sku = Guid.Parse("00000000-0000-0000-0000-000000000001");
        Article article = await client.Stock.GetArticleAsync(sku);
        Article put = await client.Stock.PutArticleAsync(sku, article with { Name = "new", Rating = 1.5 });
        string found = await client.Stock.FindArticlesAsync(new StockClient.FindArticlesOptions { Text = "a b", MinRating = 0.5, Sku = [sku, sku], State = "Paid" });
        IReadOnlyList<Article> all = await client.Stock.AllArticlesAsync();
        string text = $"{article.Name} {article.Rating} {article.Prices["us"].Amount} {put.Name} {found} {all.Count}";
        try { await client.Stock.GetArticleAsync(Guid.Empty); }
        catch (TestException e) { text += $", {e.Status}"; }
        try { await client.Stock.GetArticleAsync(Guid.AllBitsSet); }
        catch (TestException e) when (e.TryGet(out HttpValidationProblemDetails? problem)) { text += $", {e.Status} {problem.Errors!["sku"][0]}"; }
        try { await new TestClient("another", new TestClientOptions { Endpoint = server, MaxRetries = 0 }).Stock.AllArticlesAsync(); }
        catch (TestException e) { text += $", {e.Status}"; }
        await client.Stock.DropArticleAsync(sku);
        return text;
        """;

    private const string Streams = """
        string text = "";
        await foreach (StockEvent item in client.Stock.WatchStockAsync(new StockClient.WatchStockOptions { After = "sold" }))
        {
            text += item.Match(arrived => $"{arrived.Count} ", left => $"{left.Reason} ", unknown => "? ");
        }

        await foreach (var item in client.Stock.WatchStockItemsAsync()) { text += $"{item.EventType} {item.EventId} "; }
        using Stream label = await client.Stock.GetLabelAsync();
        text += $"{label.ReadByte()} {await client.Stock.ExportStockAsync()}";
        text += await client.Stock.ImportStockAsync(BinaryContent.Create(BinaryData.FromString("bytes")));
        return text + await client.Stock.CountStockAsync(new Dictionary<string, uint> { [$"{Guid.Empty}"] = uint.MaxValue });
        """;

    [Theory]
    [InlineData("3.0")]
    [InlineData("3.1")]
    public async Task Every_operation_is_called_with_the_types_that_a_developer_would_have_written(string version)
    {
        await using var server = new ShopServer();
        await server.StartAsync();
        string[] calls = [Orders, Placing, Changing, Files, Values, Stock, Streams];

        var project = new CallingProject(
            await server.DescribeAsync(version), calls, connect: $"new TestClient(\"{ShopServer.Token}\", options)");

        project.Run.Diagnostics.ShouldBeEmpty();
        object?[] results = new object?[calls.Length];
        for (int i = 0; i < calls.Length; i++)
        {
            results[i] = await project.CallAsync(i, server.Address);
        }

        TypesOf(project.Run.Output).ShouldBe(s_types);
        results.ShouldBe(
        [
            """
            1 more Open+Paid 1 2026-01-02 5 True
               20 False
            2 1 none
            2 on-its-way True Ann 19.99 EUR invoice 1970-01-01 00:00:00Z r
            1234567890123456789 18446744073709551615 2026-12-24 17:30 01:30:00 255 3
            1970-01-01 00:00:00Z 2 00000000-0000-0000-0000-000000000000
            """,
            """
            key 3 65535 Money { Amount = 1.10, Currency = EUR } a@example.com https://example.com/a False 4111111111111111
            400 The Email field is not a valid e-mail address.
            404 Gone Order 101 is not here.
            """,
            "5 note=null, 6 state=Paid, 409 Conflict",
            "[a.txt_hello_n_paid, 42], 1 x.png x 1 y.png y, %PDF, Ann 7 a+b Open",
            "0.10 12 Ann\nBob 3 4",
            "Lamp 4.5 2 new a b|0.5|2|Paid 2, 404, 400 is odd, 401",
            "3 sold arrived 1 left 2 137 sku;count\nbytes4294967295",
        ]);
    }

    private static string[] TypesOf(Compilation project)
        => [.. project.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type is { DeclaredAccessibility: Accessibility.Public, ContainingType: null, TypeKind: not TypeKind.Enum })
            .Where(type => !type.Name.StartsWith("Test", StringComparison.Ordinal))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => $"{type.Name} {{ {string.Join(", ", PropertiesOf(type))} }}")];

    private static IEnumerable<string> PropertiesOf(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
        .Select(property => $"{property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {property.Name}");
}
