using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Gives the headers of successful responses a type, beside the value.</summary>
internal sealed class ResultBinder(TypeBinder types, BindingProblems problems)
{
    internal const string Suffix = "Result";

    /// <summary>The members of every result, of which <c>ClientResult</c> has some.</summary>
    private static readonly string[] s_ownMembers =
        ["Status", "RequestId", "Value", "GetRawResponse", "FromResponse", "FromValue", "FromOptionalValue"];

    /// <summary>
    /// Whether the operation has a method that also returns the response's headers: it describes some, or has nothing else to return.
    /// </summary>
    internal static bool ReturnsResult(ApiOperation operation) => operation.LongRunning is null && HasHeaders(operation);

    private static bool HasHeaders(ApiOperation operation)
        => operation.Method == "head" || operation.Paging?.Link is not null || HeadersOf(operation).Count > 0;

    /// <summary>Gives the headers a type. Streams and handles have no room for it: there it is made of the response.</summary>
    internal MethodModel Bind(ApiOperation operation, MethodModel method, TagClient client)
    {
        if (!HasHeaders(operation))
        {
            return method;
        }

        bool isReturned = ReturnsResult(operation) && !method.Response.IsStream;

        Identifier name = client.Nested.Allocate(method.Name.Text + Suffix, operation.Pointer);
        IReadOnlyList<ApiHeader> headers = HeadersOf(operation);
        Identifier[] names = problems.Allocate(
            [.. headers.Select(header => new NameRequest(
                header.Name,
                Names.Member(header.Schema.CSharpName ?? header.Name, name, "Header", s_ownMembers),
                GivenName.Of(header.Schema, Names.Pascal)))],
            [],
            "header");
        client.Nested.Add(new ResultModel
        {
            Name = name,
            Doc = new Doc(isReturned
                ? $"The response of {method.Name}{Suffix}Async."
                : $"The status and headers of a response to {method.Name}Async, created with the response of a response scope."),
            Value = isReturned ? ValueOf(method.Response) : null,
            Headers = headers.Select((header, i) => Bind(header, names[i], client, name)).ToEquatableArray(),
        });
        return method with { Result = name, ReturnsResult = isReturned };
    }

    /// <summary>The headers of all successes; where two have one of the same name, the first counts.</summary>
    private static IReadOnlyList<ApiHeader> HeadersOf(ApiOperation operation)
        => [.. ResponseForm.SuccessesOf(operation)
            .SelectMany(response => response.Headers)
            .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())];

    private static TypeRef? ValueOf(ResponseModel response) => response switch
    {
        ResponseModel.Json json => json.Type,
        ResponseModel.Text => TypeRef.String,
        ResponseModel.Bytes => TypeRef.Stream,
        _ => null,
    };

    private HeaderModel Bind(ApiHeader header, Identifier name, TagClient client, string result)
    {
        TypeRef type = types.Bind(header.Schema, client.Nested, result + name.Bare).Nullable(false);
        TypeRef shown = CanBeRead(type) ? type : TypeRef.String;
        Doc doc = Docs.Of(header.Schema);
        return new HeaderModel(
            name, header.Name, header.Pointer, shown,
            doc with { Summary = header.Description ?? doc.Summary ?? $"The header '{header.Name}'." });
    }

    /// <summary>Whether it can be made of a header's text without guessing; anything else is left as the text.</summary>
    private static bool CanBeRead(TypeRef type) => type.Kind switch
    {
        ValueKind.List => type.Element is { Kind: ValueKind.String, IsNullable: false },
        ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.Uri or ValueKind.Guid
            or ValueKind.DateTime or ValueKind.UnixTime or ValueKind.Seconds or ValueKind.WireString or ValueKind.WireInteger => true,
        _ => false,
    };
}
