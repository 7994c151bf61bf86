using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The doc comments of an operation's typed methods.</summary>
internal sealed class MethodDocs(CSharpExpressions cs)
{
    internal const string Handle = "The operation, which waits for the result.";

    // Some documents have a page of text there.
    private const int LongestResult = 200;

    private static readonly Identifier s_cancellationName = Identifier.Of("cancellationToken");

    /// <summary>The comment of the operation's own method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="signatures">Its arguments.</param>
    /// <param name="isChecked">Whether it checks arguments before sending.</param>
    internal Code Of(MethodModel method, Signatures signatures, bool isChecked) => Code.Lines(
    [
        DocComment.Of(method.Doc with { IsDeprecated = false }, Fallback(method), method.Pointer),
        .. signatures.Whole.Select(argument => argument.Doc),
        DocComment.Parameter(s_cancellationName, "A token to cancel the operation."),
        Returned(method),
        Errors(method, isChecked),
        Code.If(method.Doc.IsDeprecated, DocComment.Obsolete),
    ]);

    /// <summary>The comment of a method that differs from another method of the operation in its result.</summary>
    /// <param name="returns">Its result, if that differs from the other method's.</param>
    internal Code Of(MethodModel method, Code other, string difference, string? returns = null)
    {
        string summary = (method.Doc.Summary ?? Fallback(method)).TrimEnd();
        Code own = returns is null ? Code.Of($"not(self::summary)") : $"not(self::summary or self::returns)";
        return $"""
            {DocComment.Summary($"{summary}{(summary.EndsWith(".", StringComparison.Ordinal) ? "" : ".")} {difference}")}
            /// <inheritdoc cref="{other}Async({Signatures.Refer(new Signatures(cs, method).Whole)})" path="/*[{own}]"/>
            {Code.If(returns is not null, DocComment.Returns(returns ?? ""))}
            {Code.If(method.Doc.IsDeprecated, DocComment.Obsolete)}
            """;
    }

    /// <summary>The description of the response, unless it is only a word such as OK.</summary>
    private static Code Returned(MethodModel method) => method switch
    {
        { Start: { FlagProperty: null } } => DocComment.Returns(Handle),
        { Response: { IsStream: true } } => DocComment.Returns("The items, as they arrive."),
        { Response: ResponseModel.None, HttpMethod: not "HEAD" } => Code.None,
        { Response.Description: { } said } when said.Contains(' ') && said.Length <= LongestResult => DocComment.Returns(said),
        _ => DocComment.Returns("The response."),
    };

    private Code Errors(MethodModel method, bool isChecked)
    {
        Code refusal = !isChecked
            ? Code.None
            : DocComment.Exception(cs.Prefixed("ValidationException"), "An argument violates a constraint; nothing was sent.");
        if (method.Errors.IsEmpty)
        {
            return Code.Lines([refusal, DocComment.Exception(cs.Prefixed("Exception"), "The call failed.")]);
        }

        string[] ways = [.. method.Errors.Select(WayToRead).OfType<string>().Distinct()];
        IEnumerable<string> errors = method.Errors.Select(error
            => $"{error.Status}: {error.Text}{(ways.Length > 1 && WayToRead(error) is { } way ? $" `{way}`" : "")}");
        errors = ways.Length == 1 ? errors.Append($"Use `{ways[0]}` to read the body.") : errors;
        return Code.Lines([refusal, DocComment.Exception(cs.Prefixed("Exception"), string.Join("\n", errors))]);
    }

    /// <summary>How to read the body of an error; other errors may have the same status or type.</summary>
    private static string? WayToRead(ErrorDoc error) => error.Type switch
    {
        null => null,
        { Kind: ValueKind.Model, Name: { } name } => $"BodyAs<{name}>()",
        { } type => $"TryGet(out {Shown(type)} error)",
    };

    private static string Shown(TypeRef type) => type switch
    {
        { Name: { } name } => name.Text,
        { Kind: ValueKind.List } => $"IReadOnlyList<{Shown(type.Element!)}>",
        { Kind: ValueKind.Map } => $"IReadOnlyDictionary<string, {Shown(type.Element!)}>",
        { Kind: ValueKind.String } => "string",
        _ => type.Kind.ToString(),
    };

    private static string Fallback(MethodModel method) => $"Calls `{method.OperationId}`.";
}
