using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The checks of a typed method's arguments.</summary>
/// <param name="requests">Emits the checks of the request.</param>
/// <param name="patterns">Returns the fields that hold patterns.</param>
internal sealed class MethodChecks(CSharpExpressions cs, BodyEmitter requests, PatternFields patterns)
{
    /// <summary>The checks before sending, all at once. The client's options can turn off all but the null checks.</summary>
    internal Code Of(MethodModel method)
    {
        Code[] nulls =
        [
            .. method.Parameters.Where(parameter => parameter.IsNeverNull)
                .Select(parameter => Code.Of($"_check.Required({parameter.Name}, {At(parameter)});")),
        ];
        Code[] rules = [.. ParameterChecks(method), .. requests.Checks(method)];
        bool isOfBodyOnly = rules.Length == 1 && method.Body is BodyModel.Typed body && cs.IsChecked(body.Type.Name);
        return (nulls.Length, rules.Length) switch
        {
            (0, 0) => Code.None,
            (0, 1) when isOfBodyOnly => $$"""if (Validates) { request{{Code.If(!BodyEmitter.IsThere(method.Body!), $"?")}}.Validate(); }""",
            (0, _) => $$"""
                if (Validates)
                {
                    var _check = new _api::Check();
                    {{Code.Lines(rules)}}
                    _check.ThrowIfAny();
                }
                """,
            (_, 0) => $$"""
                var _check = new _api::Check();
                {{Code.Lines(nulls)}}
                _check.ThrowIfAny();
                """,
            _ => $$"""
                var _check = new _api::Check();
                {{Code.Lines(nulls)}}
                if (Validates)
                {
                    {{Code.Lines(rules)}}
                }

                _check.ThrowIfAny();
                """,
        };
    }

    private IEnumerable<Code> ParameterChecks(MethodModel method)
        => method.Parameters.Where(parameter => !parameter.IsBodyProperty).SelectMany(parameter => cs.Check(
            parameter.Type,
            // An identifier in the path is refused where the path is made, whether checks are on or off.
            parameter.IsInPath ? parameter.Checks with { IsId = false } : parameter.Checks,
            value: Signatures.ValueOf(parameter),
            at: At(parameter),
            within: Within(parameter),
            isOptional: !parameter.IsRequired || !parameter.Type.IsValueType,
            patterns));

    private static Code Within(ParameterModel parameter)
    {
        string name = (parameter.Option ?? parameter.Name).Bare;
        var wire = Literal.Of(parameter.WireName + ".");
        return parameter.WireName == name ? wire : Code.Of($"new _api::At({wire}, {Literal.Of(name + ".")})");
    }

    private static Code At(ParameterModel parameter) => $"\"\", {Literal.Of(parameter.WireName)}";
}
