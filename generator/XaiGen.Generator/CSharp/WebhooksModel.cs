using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The calls that the API makes, with a method for each that reads its body.</summary>
internal sealed record WebhooksModel : TypeModel
{
    /// <summary>The method that reads the body of any webhook.</summary>
    internal const string Parse = "Parse";

    /// <summary>Where the contract has the webhooks.</summary>
    internal const string Place = "#/webhooks";

    public EquatableArray<WebhookModel> Webhooks { get; init; }

    /// <summary>The union of what all webhooks send; null where their bodies do not say which they are.</summary>
    public TypeRef? Event { get; init; }

    internal override IEnumerable<TypeRef> Uses => Webhooks.Select(webhook => webhook.Body).Concat(Event is null ? [] : [Event]);

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);
}
