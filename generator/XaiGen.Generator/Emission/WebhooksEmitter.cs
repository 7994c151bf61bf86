using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the methods that read webhooks and callbacks.</summary>
internal static class WebhooksEmitter
{
    internal static Code Write(WebhooksModel webhooks, CSharpExpressions cs, TypeName path) => $$"""
        /// <summary>Reads the calls that the service makes: webhooks and callbacks.</summary>
        /// <remarks>Let a <see cref="{{cs.PrefixedName("WebhookVerifier")}}"/> verify a call first, if the service signs it.</remarks>
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(path)}} static partial class {{webhooks.Name}}
        {
            {{Code.Members(Parse(webhooks, cs).Concat(webhooks.Webhooks.Select(webhook => Read(webhook, cs)))
                .Concat(TypeEmitter.Write(webhooks.Nested, cs, path)))}}
        }
        """;

    private static IEnumerable<Code> Parse(WebhooksModel webhooks, CSharpExpressions cs) => webhooks.Event is not { } any ? [] :
    [
        $"""
        /// <summary>Reads the body of any webhook.</summary>
        /// <param name="body">The body as it was received.</param>
        /// <returns>What happened; a webhook that the contract does not define is the case <c>Unknown</c>.</returns>
        {DocComment.Exception($"_json::JsonException", "The body does not match the contract.")}
        public static {cs.Type(any)} {Identifier.Of(WebhooksModel.Parse)}(_sys::ReadOnlySpan<byte> body)
            => _api::JsonRead.Document(body, {cs.Reader(any)});
        """,
    ];

    private static Code Read(WebhookModel webhook, CSharpExpressions cs) => $"""
        {DocComment.Of(webhook.Doc, $"Reads the body of '{webhook.Event}'.", webhook.Pointer)}
        /// <param name="body">The body as it was received.</param>
        {DocComment.Exception($"_json::JsonException", "The body does not match the contract.")}
        public static {cs.Type(webhook.Body)} {webhook.Name}(_sys::ReadOnlySpan<byte> body)
            => _api::JsonRead.Document(body, {cs.Reader(webhook.Body)});
        """;
}
