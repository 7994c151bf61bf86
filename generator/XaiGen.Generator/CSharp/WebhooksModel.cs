using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The calls that the API makes, with a method for each that reads its body.</summary>
internal sealed record WebhooksModel : TypeModel
{
    public EquatableArray<WebhookModel> Webhooks { get; init; }

    internal override IEnumerable<TypeRef> Uses => Webhooks.Select(webhook => webhook.Body);

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);
}
