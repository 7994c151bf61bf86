using System.Globalization;
using XaiGen.Review.Json;
using XaiGen.Contract.Model;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Redacting;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Learning;

/// <summary>Compares exchanges with a contract and collects where they depart from it.</summary>
/// <remarks>
/// Responses are compared as a whole; requests only if they succeeded, since callers make mistakes, too. Of streams, each item is compared.
/// Bodies that were cut are ignored.
/// </remarks>
internal sealed class ContractObserver
{
    private readonly ContractDocument _document;
    private readonly OperationMatch _operations;
    private readonly ObservationSet _observations = new();
    private readonly SchemaViews _views;
    private readonly ValueObserver _requests;
    private readonly ValueObserver _responses;
    private readonly OwnHeaders _headers;
    private readonly UnknownCalls _unknown;

    public ContractObserver(ContractDocument document)
    {
        _document = document;
        _operations = new OperationMatch(document);
        _views = new SchemaViews(document);
        _requests = new ValueObserver(document, _views, _observations, Direction.Request);
        _responses = new ValueObserver(document, _views, _observations, Direction.Response);
        _headers = new OwnHeaders(document);
        _unknown = new UnknownCalls(document, _operations);
    }

    public IEnumerable<Observation> Observations
    {
        get
        {
            AddUnknownOperations();
            foreach (Observation observation in _observations.All)
            {
                foreach (string name in observation.Headers.Keys.Where(name => !_headers.Has(name)).ToArray())
                {
                    observation.Headers.Remove(name);
                }

                yield return observation;
            }
        }
    }

    public void Observe(Exchange exchange)
    {
        bool isSuccess = exchange.Status is >= 200 and < 300;
        if (_operations.Find(exchange.Method, exchange.Url) is not { } operation)
        {
            if (isSuccess)
            {
                _unknown.Add(exchange);
            }

            return;
        }

        _unknown.MeetHost(exchange.Url);

        if (isSuccess)
        {
            ObserveRequest(operation, exchange, new Sighting(operation.Label, exchange.At, IsResponse: false));
        }

        ObserveResponse(operation, exchange, new Sighting(operation.Label, exchange.At, IsResponse: true));
    }

    /// <summary>Unknown operations are added last: several paths show which of their segments are parameters.</summary>
    private void AddUnknownOperations()
    {
        foreach (IGrouping<string, (Exchange Exchange, string Path)> method in _unknown.Take()
            .GroupBy(call => call.Exchange.Method.ToUpperInvariant(), StringComparer.Ordinal))
        {
            PathGuess guess = new(method.Select(call => call.Path));
            foreach ((Exchange exchange, string path) in method)
            {
                string template = guess.Of(path);
                Sighting at = new($"{method.Key} {template}", exchange.At, IsResponse: true);
                string status = exchange.Status.ToString(CultureInfo.InvariantCulture);
                _observations.Add(
                    ObservationKind.UnknownOperation, at, "#/paths", at.Operation, Json(exchange.Response),
                    $"{status} {exchange.Response.MediaType}".TrimEnd());
                if (_observations.Find(ObservationKind.UnknownOperation, "#/paths", at.Operation) is { } observation)
                {
                    observation.PathSchemas = guess.Schemas(template);
                    AddHeaders(observation, exchange.Response);
                }
            }
        }
    }

    private void ObserveRequest(MatchedOperation operation, Exchange exchange, Sighting at)
    {
        var parameters = operation.Item.Items("parameters").Concat(operation.Node.Items("parameters"))
            .Select(_document.Resolve).OfType<JsonNode>()
            .Where(parameter => parameter.Text("in") == "query" && parameter.Text("name") is not null)
            .GroupBy(parameter => parameter.Text("name")!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        foreach (string pair in exchange.Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string name = FormText.Decode(parts[0]), value = FormText.Decode(parts.ElementAtOrDefault(1) ?? "");
            if (!parameters.Keys.Any(known => name == known || name.StartsWith(known + "[", StringComparison.Ordinal)))
            {
                _observations.Add(ObservationKind.UnknownParameter, at, ContractDocument.PointerOf(operation.Node), name, Scalar(value));
            }
            else if (parameters.TryGetValue(name, out JsonNode? parameter) && parameter.Field("schema") is { } schema)
            {
                ObserveText(schema, value, at, _requests);
            }
        }

        _observations.Visit(ContractDocument.PointerOf(operation.Node));
        if (_document.Resolve(operation.Node.Field("requestBody")) is JsonMapping body)
        {
            ObserveBody(body, exchange.Request, at, _requests);
        }
    }

    private void ObserveResponse(MatchedOperation operation, Exchange exchange, Sighting at)
    {
        JsonMapping responses = operation.Node.Mapping("responses") ?? [];
        string status = exchange.Status.ToString(CultureInfo.InvariantCulture);
        string? named = ((string[])[status, $"{status[0]}XX", $"{status[0]}xx", "default"])
            .FirstOrDefault(name => responses.Field(name) is not null);
        if (named is null || (named == "default" && status[0] == '2' && !FitsDefault(responses, exchange.Response)))
        {
            // Proxies between the client and the API return these for any operation.
            if (exchange.Status is not (>= 500 or 304 or 408))
            {
                string pointer = ContractDocument.PointerOf(responses.Count > 0 ? responses : operation.Node);
                _observations.Add(
                    ObservationKind.UnknownStatus, at, pointer, status, Json(exchange.Response), exchange.Response.MediaType);
                if (_observations.Find(ObservationKind.UnknownStatus, pointer, status) is { } observation)
                {
                    AddHeaders(observation, exchange.Response);
                }
            }

            return;
        }

        if (_document.Resolve(responses.Field(named)) is not JsonMapping response)
        {
            return;
        }

        ObserveHeaders(response, exchange.Response, at);

        if (exchange.Method != "HEAD")
        {
            ObserveBody(response, exchange.Response, at, _responses);
        }
    }

    private void ObserveHeaders(JsonMapping described, HttpMessage response, Sighting at)
    {
        _headers.Meet(described, response);
        foreach (JsonField entry in described.Entries("headers"))
        {
            if (_document.Resolve(entry.Value) is not JsonMapping header || response.Headers.Count == 0)
            {
                continue;
            }

            if (response.Header(entry.Name) is not { } value)
            {
                if (header.IsTrue("required"))
                {
                    _observations.Add(ObservationKind.MissingHeader, at, ContractDocument.PointerOf(header), entry.Name, null);
                }
            }
            else if (header.Field("schema") is { } schema && value != Redaction.Mark)
            {
                ObserveText(schema, value, at, _responses);
            }
        }
    }

    /// <summary>Compares a parameter or header, whose value has no type: it is one of those that it can be read as.</summary>
    private void ObserveText(JsonNode schema, string text, Sighting at, ValueObserver observer)
    {
        SchemaView view = _views.Of(schema);
        if (observer.Allows([schema], text, isText: true) || view.Kinds == JsonKinds.Object)
        {
            return;
        }

        if (view.Kinds != JsonKinds.Array)
        {
            observer.Observe(schema, Scalar(text), at);
        }
        else if (view.Subschema("items")?.Parts is [var items, ..] && !observer.Allows([items], text, isText: true))
        {
            foreach (string item in text.Split(',', StringSplitOptions.TrimEntries)
                .Where(item => !observer.Allows([items], item, isText: true)))
            {
                observer.Observe(items, Scalar(item), at);
            }
        }
    }

    private static void AddHeaders(Observation observation, HttpMessage response)
    {
        foreach ((string name, string value) in response.Headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!observation.Headers.TryGetValue(name, out ValueShape? shape))
            {
                observation.Headers.Add(name, shape = new ValueShape());
            }

            shape.Add(value == Redaction.Mark ? value : Scalar(value));
        }
    }

    /// <summary>If only <c>default</c> could describe a success, it describes errors, unless the body matches it.</summary>
    private bool FitsDefault(JsonMapping responses, HttpMessage response)
        => _document.Resolve(responses.Field("default")) is JsonMapping described && Json(response) is { } value
            && described.Entries("content").Any(media => media.Value.Field("schema") is { } schema && _responses.Describes(schema, value));

    private void ObserveBody(JsonMapping described, HttpMessage message, Sighting at, ValueObserver observer)
    {
        if (described.Mapping("content") is not { Count: > 0 } content || message.MediaType is not { } type
            || message.Body is not { Length: > 0 } body)
        {
            return;
        }

        if (content.FirstOrDefault(entry => Covers(entry.Name, type)).Value is not { } media)
        {
            _observations.Add(ObservationKind.UnknownMediaType, at, ContractDocument.PointerOf(content), type, Json(message), type);
            return;
        }

        if (!body.IsWhole)
        {
            return;
        }

        if (ApiContent.FormatOf(type) is { } format)
        {
            JsonNode? item = media.Field("itemSchema") ?? media.Field("schema");
            foreach (JsonNode value in item is null || body.Text is not { } items ? [] : StreamItems.Of(items, format))
            {
                observer.Observe(DataOf(item!, format), value, at);
            }

            return;
        }

        if (FormFields.Of(message) is { } fields && media.Field("schema") is { } form)
        {
            ObserveForm(form, fields, at, observer);
        }

        if (!IsJson(type))
        {
            return;
        }

        if (Json(message) is not { } json)
        {
            _observations.Add(ObservationKind.Unreadable, at, ContractDocument.PointerOf(media), type, null);
        }
        else if (media.Field("schema") is { } schema)
        {
            observer.Observe(schema, json, at);
        }
    }

    /// <summary>A form is an object whose values have no types: those that could be of the type described are.</summary>
    private void ObserveForm(JsonNode schema, IReadOnlyList<FormField> fields, Sighting at, ValueObserver observer)
    {
        SchemaView view = _views.Of(schema);
        JsonMapping value = [];
        foreach (IGrouping<string, FormField> same in fields.GroupBy(field => field.Name.Split('[')[0]))
        {
            IReadOnlyList<JsonNode>? described = view.Properties.GetValueOrDefault(same.Key)?.Parts;
            if (described is null && same.All(field => field.Text is null))
            {
                _observations.Add(ObservationKind.UnknownProperty, at, ContractDocument.PointerOf(
                    PropertyOwner.Of(_document, schema)), DataNames.IsData(same.Key) ? "*" : same.Key, null, Observation.FileTag);
                continue;
            }

            // A redacted value is not compared.
            SchemaView? one = described is null ? null : _views.Of(described);
            IReadOnlyList<JsonNode>? each = one is { } list && list.Allows(JsonKinds.Array) && list.Subschema("items") is { } items
                ? items.Parts : described;
            bool isNested = same.Any(field => field.Name.Length > same.Key.Length);
            string[] texts = [.. same.Select(field => field.Text ?? Redaction.Mark)];
            value[same.Key] = described is not null && (isNested || texts.All(text => text == Redaction.Mark
                || observer.Allows(each!, text, isText: true)))
                ? Redaction.Mark
                : isNested || texts.Length > 1 ? new JsonList(texts.Select(Scalar)) : Scalar(texts[0]);
        }

        observer.Observe(schema, value, at);
    }

    /// <summary>The schema of the JSON in an item: of a described server-sent event, the one of its data.</summary>
    private JsonNode DataOf(JsonNode item, ItemFormat format)
        => format == ItemFormat.Events && _document.Resolve(item).Mapping("properties").Field("data").Field("contentSchema") is { } data
            ? data
            : item;

    internal static bool IsJson(string type) => type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? Json(HttpMessage message)
        => message is { MediaType: { } type, Body: { IsWhole: true } body } && IsJson(type)
            && body.Text is { } text ? ValueFormats.Json(text) : null;

    internal static bool Covers(string range, string type)
    {
        string plain = range.Split(';')[0].Trim().ToLowerInvariant();
        return plain == type || plain == "*/*"
            || (plain.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(plain[..^1], StringComparison.Ordinal))
            || (plain == "application/json" && IsJson(type));
    }

    /// <summary>Converts a text from a URL to the value that it may represent.</summary>
    private static JsonScalar Scalar(string text)
        => long.TryParse(text, CultureInfo.InvariantCulture, out long whole) ? new JsonScalar(whole)
            : text is "true" or "false" ? new JsonScalar(text == "true")
            : new JsonScalar(text);
}
