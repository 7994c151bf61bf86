using XaiGen.Review.Json;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;
using XaiGen.Review.Witnesses;
using XaiGen.Traffic.Exchanges;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>Exchanges as an API that follows a contract would have them: many values of each body, all of them allowed.</summary>
internal sealed class MadeTraffic(ContractText contract)
{
    private const int MostOfBody = 36;

    private const int Seed = 7;

    private readonly ContractDocument _document = ContractDocument.Open(contract).Document!;

    public IReadOnlyList<Exchange> Exchanges()
    {
        SchemaViews views = new(_document);
        List<Exchange> exchanges = [];
        foreach (JsonField path in _document.Root.Mapping("paths").Entries())
        {
            foreach ((string method, JsonMapping operation) in _document.OperationsOf(path.Value))
            {
                string url = "https://api.example" + System.Text.RegularExpressions.Regex.Replace(path.Name, @"\{[^}]*\}", "abc");
                url += Query(views, path.Value, operation);
                HttpMessage[] requests = [.. Bodies(views, operation.Field("requestBody"), Direction.Request)
                    .DefaultIfEmpty(HttpMessage.Empty)];
                foreach (JsonField status in operation.Entries("responses").Where(status => int.TryParse(status.Name, out _)))
                {
                    int code = int.Parse(status.Name, System.Globalization.CultureInfo.InvariantCulture);
                    HttpMessage[] responses = [.. Bodies(views, status.Value, Direction.Response).DefaultIfEmpty(HttpMessage.Empty)];
                    for (int i = 0; i < Math.Max(3, Math.Max(requests.Length, responses.Length)); i++)
                    {
                        exchanges.Add(new Exchange(
                            DateTimeOffset.UnixEpoch.AddSeconds(exchanges.Count), method.ToUpperInvariant(), new Uri(url),
                                requests[i % requests.Length], code,
                            WithHeaders(responses[i % responses.Length], views, status.Value, isLeast: i % 3 == 2)));
                    }
                }
            }
        }

        return exchanges;
    }

    private HttpMessage WithHeaders(HttpMessage response, SchemaViews views, JsonNode status, bool isLeast)
        => response with
        {
            Headers = [.. response.Headers, .. _document.Resolve(status).Entries("headers")
                .Where(header => !isLeast || _document.Resolve(header.Value).IsTrue("required"))
                .Where(header => _document.Resolve(header.Value).Field("schema") is not null)
                .Select(header => KeyValuePair.Create(header.Name, new Samples(views, Direction.Response)
                    .Of(views.Of(_document.Resolve(header.Value).Field("schema")!)).Scalar() ?? ""))],
        };

    private string Query(SchemaViews views, JsonNode item, JsonMapping operation)
    {
        List<string> pairs = [];
        foreach (JsonNode parameter in item.Items("parameters").Concat(operation.Items("parameters"))
            .Select(_document.Resolve).OfType<JsonNode>())
        {
            if (parameter.Text("in") == "query" && parameter.Field("schema") is { } schema
                && new Samples(views, Direction.Request).Of(views.Of(schema)) is JsonScalar { Value: not null } value
                && value.Scalar() is { Length: > 0 } text)
            {
                pairs.Add($"{parameter.Text("name")}={Uri.EscapeDataString(text)}");
            }
        }

        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private IEnumerable<HttpMessage> Bodies(SchemaViews views, JsonNode? described, Direction direction)
    {
        SchemaEvaluator evaluator = new(_document, direction, isStrict: true, new PatternTime());
        foreach (JsonField media in _document.Resolve(described).Entries("content"))
        {
            string type = media.Name.Split(';')[0];
            bool isForm = type == "application/x-www-form-urlencoded";
            if ((!isForm && !type.EndsWith("json", StringComparison.Ordinal)) || media.Value.Field("schema") is not { } schema)
            {
                yield return Message(type, "text");
                continue;
            }

            SchemaView view = views.Of(schema);
            if (isForm)
            {
                foreach (JsonNode value in new Samples(views, direction).All(view).Where(IsAllowed).Where(IsFlat).Take(2))
                {
                    yield return Message(type, Pairs(value));
                }

                continue;
            }

            // The least and the most come first, and the rest is as random as the values of an API.
            JsonNode[] ends = [.. new Samples(views, direction).All(view).Where(value => IsAllowed(value)).Take(2)];
            MadeValues made = new(views, evaluator, direction, new Random(Seed));
            IEnumerable<JsonNode> others = Enumerable.Range(0, MostOfBody - 2).Select(_ => made.Of([schema])).Where(IsAllowed);
            foreach (JsonNode value in ends.Concat(others).DistinctBy(value => value.ToJson()))
            {
                yield return Message(type, value.ToJson());
            }

            bool IsAllowed(JsonNode value) => evaluator.Allows([schema], value, isText: false) == true;
        }
    }

    private static bool IsFlat(JsonNode value)
        => value is JsonMapping form && form.All(field => field.Value is JsonScalar { Value: not null });

    private static string Pairs(JsonNode form) => string.Join('&', ((JsonMapping)form)
        .Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value.Scalar()!)}"));

    private static HttpMessage Message(string type, string text) => new([KeyValuePair.Create("Content-Type", type)], MessageBody.Of(text));
}
