namespace XaiGen.Review;

/// <summary>
/// The catalogue of changes on the wire. The direction is stored in the finding, so one rule covers requests and responses.
/// </summary>
public static class WireRules
{
    private static readonly List<ReviewRule> s_all = [];

    // Paths and operations.
    public static readonly ReviewRule PathAdded = Rule("path-added", "Path is new");
    public static readonly ReviewRule PathRemoved = Rule("path-removed", "Path is gone");
    public static readonly ReviewRule OperationAdded = Rule("operation-added", "Operation is new");
    public static readonly ReviewRule OperationRemoved = Rule("operation-removed", "Operation is gone");
    public static readonly ReviewRule OperationIdChanged = Rule("operation-id-changed", "operationId differs");
    public static readonly ReviewRule WebhookAdded = Rule("webhook-added", "Webhook is new");
    public static readonly ReviewRule WebhookRemoved = Rule("webhook-removed", "Webhook is gone");
    public static readonly ReviewRule CallbackAdded = Rule("callback-added", "Callback is new");
    public static readonly ReviewRule CallbackRemoved = Rule("callback-removed", "Callback is gone");
    public static readonly ReviewRule CallbackUrlChanged = Rule("callback-url-changed", "Callback's URL comes from elsewhere");
    public static readonly ReviewRule Deprecated = Rule("deprecated", "Marked as deprecated");
    public static readonly ReviewRule Reactivated = Rule("reactivated", "No longer deprecated");
    public static readonly ReviewRule SunsetInvalid = Rule("sunset-invalid", "x-sunset is not a date");
    public static readonly ReviewRule SunsetPast = Rule("sunset-past", "x-sunset of what is newly deprecated has passed");
    public static readonly ReviewRule SunsetRemoved = Rule("sunset-removed", "x-sunset is gone from what is still deprecated");
    public static readonly ReviewRule SunsetEarlier = Rule("sunset-earlier", "x-sunset was moved to an earlier day");
    public static readonly ReviewRule StabilityInvalid = Rule("stability-invalid", "x-stability-level is not a known level");
    public static readonly ReviewRule StabilityLowered = Rule("stability-lowered", "x-stability-level was lowered");

    // Parameters and headers.
    public static readonly ReviewRule ParameterAdded = Rule("parameter-added", "Parameter is new");
    public static readonly ReviewRule RequiredParameterAdded = Rule("required-parameter-added", "Required parameter is new");
    public static readonly ReviewRule ParameterRemoved = Rule("parameter-removed", "Parameter is gone");
    public static readonly ReviewRule ParameterBecameRequired = Rule("parameter-became-required", "Parameter became required");
    public static readonly ReviewRule ParameterBecameOptional = Rule("parameter-became-optional", "Parameter became optional");
    public static readonly ReviewRule ParameterDefaultChanged = Rule("parameter-default-changed", "Parameter's default differs");
    public static readonly ReviewRule ParameterSerializationChanged =
        Rule("parameter-serialization-changed", "Parameter is written differently");
    public static readonly ReviewRule HeaderAdded = Rule("header-added", "Response header is new");
    public static readonly ReviewRule HeaderRemoved = Rule("header-removed", "Response header is gone");
    public static readonly ReviewRule HeaderBecameOptional = Rule("header-became-optional", "Response header became optional");
    public static readonly ReviewRule HeaderBecameRequired = Rule("header-became-required", "Response header became required");

    // Bodies and responses.
    public static readonly ReviewRule BodyAdded = Rule("body-added", "Request body is new");
    public static readonly ReviewRule BodyRemoved = Rule("body-removed", "Request body is gone");
    public static readonly ReviewRule BodyBecameRequired = Rule("body-became-required", "Request body became required");
    public static readonly ReviewRule BodyBecameOptional = Rule("body-became-optional", "Request body became optional");
    public static readonly ReviewRule MediaTypeAdded = Rule("media-type-added", "Media type is new");
    public static readonly ReviewRule MediaTypeRemoved = Rule("media-type-removed", "Media type is gone");
    public static readonly ReviewRule SchemaAdded = Rule("schema-added", "Body has a schema now");
    public static readonly ReviewRule SchemaRemoved = Rule("schema-removed", "Body has no schema any more");
    public static readonly ReviewRule EncodingChanged = Rule("encoding-changed", "Part of a form is written differently");
    public static readonly ReviewRule StatusAdded = Rule("status-added", "Status is new");
    public static readonly ReviewRule StatusRemoved = Rule("status-removed", "Status is gone");

    // Values.
    public static readonly ReviewRule TypeChanged = Rule("type-changed", "Type differs");
    public static readonly ReviewRule TypeNarrowed = Rule("type-narrowed", "Fewer types are allowed");
    public static readonly ReviewRule TypeWidened = Rule("type-widened", "More types are allowed");
    public static readonly ReviewRule BecameNullable = Rule("became-nullable", "null is allowed now");
    public static readonly ReviewRule BecameNotNullable = Rule("became-not-nullable", "null is no longer allowed");
    public static readonly ReviewRule FormatChanged = Rule("format-changed", "Format differs");
    public static readonly ReviewRule EnumAdded = Rule("enum-added", "Values are limited to a list now");
    public static readonly ReviewRule EnumRemoved = Rule("enum-removed", "Values are no longer limited to a list");
    public static readonly ReviewRule EnumValueAdded = Rule("enum-value-added", "Value of a list is new");
    public static readonly ReviewRule EnumValueRemoved = Rule("enum-value-removed", "Value of a list is gone");
    public static readonly ReviewRule LowerBoundRaised = Rule("minimum-raised", "Least number is greater, or new");
    public static readonly ReviewRule LowerBoundLowered = Rule("minimum-lowered", "Least number is less, or gone");
    public static readonly ReviewRule UpperBoundRaised = Rule("maximum-raised", "Greatest number is greater, or gone");
    public static readonly ReviewRule UpperBoundLowered = Rule("maximum-lowered", "Greatest number is less, or new");
    public static readonly ReviewRule MultipleChanged = Rule("multiple-changed", "multipleOf differs");
    public static readonly ReviewRule PatternAdded = Rule("pattern-added", "Pattern is new");
    public static readonly ReviewRule PatternRemoved = Rule("pattern-removed", "Pattern is gone");
    public static readonly ReviewRule PatternChanged = Rule("pattern-changed", "Pattern differs");
    public static readonly ReviewRule SizeNarrowed = Rule("size-narrowed", "Fewer lengths or counts are allowed");
    public static readonly ReviewRule SizeWidened = Rule("size-widened", "More lengths or counts are allowed");
    public static readonly ReviewRule UniquenessAdded = Rule("unique-items-added", "Items must differ now");
    public static readonly ReviewRule UniquenessRemoved = Rule("unique-items-removed", "Items need no longer differ");
    public static readonly ReviewRule DefaultChanged = Rule("default-changed", "Default differs");
    public static readonly ReviewRule ContentChanged = Rule("content-changed", "Text's embedded content is of another type");

    // Objects, lists, unions, conditions.
    public static readonly ReviewRule PropertyAdded = Rule("property-added", "Property is new");
    public static readonly ReviewRule RequiredPropertyAdded = Rule("required-property-added", "Required property is new");
    public static readonly ReviewRule PropertyRemoved = Rule("property-removed", "Property is gone");
    public static readonly ReviewRule RequiredPropertyRemoved = Rule("required-property-removed", "Property that was always there is gone");
    public static readonly ReviewRule PropertyBecameRequired = Rule("property-became-required", "Property became required");
    public static readonly ReviewRule PropertyBecameOptional = Rule("property-became-optional", "Property became optional");
    public static readonly ReviewRule AccessChanged = Rule("access-changed", "readOnly or writeOnly differs");
    public static readonly ReviewRule AdditionalPropertiesClosed =
        Rule("additional-properties-narrowed", "Unknown properties are refused or limited now");
    public static readonly ReviewRule AdditionalPropertiesOpened =
        Rule("additional-properties-widened", "Unknown properties are allowed or freer now");
    public static readonly ReviewRule SubschemaAdded = Rule("condition-added", "Further demand is new");
    public static readonly ReviewRule SubschemaRemoved = Rule("condition-removed", "Further demand is gone");
    public static readonly ReviewRule SubschemaChanged = Rule("condition-changed", "Further demand differs");
    public static readonly ReviewRule TupleChanged = Rule("tuple-changed", "Tuple has more or fewer places");
    public static readonly ReviewRule UnionMemberAdded = Rule("union-member-added", "Alternative is new");
    public static readonly ReviewRule UnionMemberRemoved = Rule("union-member-removed", "Alternative is gone");
    public static readonly ReviewRule UnionAdded = Rule("union-added", "Value is one of several alternatives now");
    public static readonly ReviewRule UnionRemoved = Rule("union-removed", "Value is no longer one of several alternatives");
    public static readonly ReviewRule UnionKindChanged = Rule("union-kind-changed", "oneOf and anyOf changed places");
    public static readonly ReviewRule UnionOverlap = Rule("union-overlap", "Value matches several alternatives of a oneOf now");
    public static readonly ReviewRule DiscriminatorChanged = Rule("discriminator-changed", "Discriminator differs");

    // The whole document.
    public static readonly ReviewRule SecurityTightened = Rule("security-tightened", "More is needed to be let in");
    public static readonly ReviewRule SecurityRelaxed = Rule("security-relaxed", "Less is needed to be let in");
    public static readonly ReviewRule SecuritySchemeChanged = Rule("security-scheme-changed", "Way to authenticate differs");
    public static readonly ReviewRule ServerAdded = Rule("server-added", "Server is new");
    public static readonly ReviewRule ServerRemoved = Rule("server-removed", "Server is gone");
    public static readonly ReviewRule ServerVariableChanged = Rule("server-variable-changed", "Variable of a server differs");

    // The comparison itself.
    public static readonly ReviewRule NotRead = Rule("not-read", "Part of a contract was not read");
    public static readonly ReviewRule UnpromisedSkipped = Rule("unpromised-skipped", "Operation that promises nothing was not compared");
    public static readonly ReviewRule UnusedSkipped = Rule("unused-skipped", "Schema that no operation uses was not compared");
    public static readonly ReviewRule NotCompared = Rule("not-compared", "Part of the contracts was not compared");

    /// <summary>Every rule, in the order of the catalogue.</summary>
    public static IReadOnlyList<ReviewRule> All => s_all;

    private static ReviewRule Rule(string id, string title)
    {
        var rule = new ReviewRule(id, title);
        s_all.Add(rule);
        return rule;
    }
}
