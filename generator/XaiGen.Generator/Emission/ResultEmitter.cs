using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the type of a response's value together with its status and headers.</summary>
internal static class ResultEmitter
{
    internal static Code Write(ResultModel result, CSharpExpressions cs, TypeName path)
    {
        (Code type, Code parameter, Code argument) = result.Value is { } value
            ? (Code.Of($"_model::ClientResult<{cs.Type(value)}>"), Code.Of($"{cs.Type(value)} value, "), Code.Of($"value, "))
            : ($"_model::ClientResult", Code.None, Code.None);
        var members = Code.Members(result.Headers.Select(header => Header(header, cs)));
        return $$"""
            {{DocComment.Of(result.Doc, "")}}
            {{TypeEmitter.GeneratedOn(path)}}
            {{cs.AccessOf(path)}} sealed class {{result.Name}} : {{type}}
            {
                /// <summary>Creates a result, for example for mocking.</summary>
                public {{result.Name}}({{parameter}}_model::Primitives.PipelineResponse response) : base({{argument}}response) { }

                /// <summary>The response's status.</summary>
                public int Status => GetRawResponse().Status;

                /// <summary>The response's <c>x-request-id</c>, which the service's support asks for; <see langword="null"/> when there was none.</summary>
                public string? RequestId => _api::HeaderValue.String(GetRawResponse(), "x-request-id");

                {{members}}
            }
            """;
    }

    private static Code Header(HeaderModel header, CSharpExpressions cs)
    {
        Code method = header.Type.Kind switch
        {
            ValueKind.WireString => $"Text<{cs.Type(header.Type)}>",
            ValueKind.WireInteger => $"Integer<{cs.Type(header.Type)}>",
            ValueKind.List => $"List",
            _ => $"{header.Type.Kind}",
        };
        return $"""
            {DocComment.Of(header.Doc, $"The header '{header.WireName}'.", header.Pointer)}
            public {cs.Type(header.Type, isOptional: true)} {header.Name} => _api::HeaderValue.{method}(GetRawResponse(), {Literal.Of(header.WireName)});
            """;
    }
}
