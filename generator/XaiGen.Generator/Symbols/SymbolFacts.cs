using System.Globalization;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Symbols;

/// <summary>The behaviour of each symbol's code. Facts that follow from other symbols, and comments, are left out.</summary>
internal sealed class SymbolFacts
{
    private readonly List<SymbolFact> _facts = [];

    /// <summary>How values of a type are written. C# does not show it: a <c>DateTimeOffset</c> may be text or a number.</summary>
    internal static EquatableArray<SymbolFact> Of(TypeRef type) => new SymbolFacts().Add("type", Text(type)).ToArray();

    internal static EquatableArray<SymbolFact> Of(UnionModel union) => new SymbolFacts().Add("discriminator", union.TagProperty).ToArray();

    internal static EquatableArray<SymbolFact> Of(EnumValue value) => new SymbolFacts().Add("value", value.Value.ToJson()).ToArray();

    internal static EquatableArray<SymbolFact> Of(GroupModel group) => new SymbolFacts()
        .Add("exactly one of", string.Join(", ", group.WireNames))
        .Add("type", group.UnionName)
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(PropertyModel property) => new SymbolFacts()
        .Add("name", property.WireName)
        .Add("type", Text(property.Type))
        .Add("required", property.IsRequired)
        .Add("absent is not null", property.KeepsAbsent ? "true" : null)
        .Add("constant", property.Const?.ToJson())
        .Add("in US dollars", property.DollarsName?.Text)
        .Add(property.Checks)
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(CaseModel @case) => new SymbolFacts()
        .Add("JSON", @case.Kinds == JsonTypes.None ? "any" : @case.Kinds.ToString().ToLowerInvariant())
        .Add("recognized by", @case.Discriminator switch
        {
            CaseDiscriminator.Kind => null,
            CaseDiscriminator.Tag => $"discriminator {string.Join(", ", @case.DiscriminatorValues)}",
            CaseDiscriminator.Property => $"property {string.Join(", ", @case.DiscriminatorValues)}",
            CaseDiscriminator.Otherwise => "no other case",
            _ => "best match",
        })
        .ToArray();

    /// <summary>The single value that a case wraps.</summary>
    internal static EquatableArray<SymbolFact> OfValue(CaseModel @case) => new SymbolFacts()
        .Add("name", @case.ValueProperty)
        .Add("type", Text(@case.Value))
        .Add(@case.Checks)
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(HandleModel handle) => new SymbolFacts()
        .Add("id", Text(handle.IdType))
        .Add("status", Text(handle.Status))
        .Add("asks", $"{handle.PollClient}.{handle.PollMethod}Async, parameter {handle.IdPosition + 1} of {handle.PollParameters}")
        .Add("empty response", Text(handle.WhenEmpty))
        .Add("pending", handle.PendingCase)
        .Add("result", handle.ResultCase)
        .Add("progress", handle.ProgressProperty?.Text)
        .Add("failures", string.Join(
            ", ",
            handle.Failures.Select(
                failure => $"{failure.Name} ({failure.WireState}: {failure.Error} {failure.Code?.Name} {failure.Message?.Name}".TrimEnd()
                    + ")")))
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(HeaderModel header) => new SymbolFacts()
        .Add("header", header.WireName)
        .Add("type", Text(header.Type))
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(ParameterModel parameter) => new SymbolFacts()
        .Add("name", parameter.WireName)
        .Add("in", parameter.Wire?.Place.ToString().ToLowerInvariant() ?? "body")
        .Add("type", Text(parameter.Type))
        .Add("required", parameter.IsRequired)
        .Add("style", parameter.Wire?.Style ?? "")
        .Add("explode", parameter.Wire is { Explode: true })
        .Add("reserved characters", parameter.Wire is { AllowsReserved: true })
        .Add("sent as JSON", parameter.Wire is { IsJson: true })
        .Add(parameter.Checks)
        .ToArray();

    /// <summary>The behaviour of a method apart from its body and its result.</summary>
    internal static EquatableArray<SymbolFact> Of(MethodModel method)
    {
        SymbolFacts facts = new SymbolFacts()
            .Add("operation", method.OperationId)
            .Add("request", $"{method.HttpMethod} {string.Concat(method.Path.Select(part => part.Written))}")
            .Add("server", method.Server)
            .Add("authentication", method.Security is { } security
                ? string.Join(" or ", security.Select(scheme => scheme.Length > 0 ? scheme : "none"))
                : null)
            .Add("retry", method.Retry.ToString().ToLowerInvariant());
        if (method.Response is ResponseModel.Events events)
        {
            facts.Add("ends with the event", events.End).Add("errors are the events", events.Error);
        }

        if (method.StreamFlag is { } flag)
        {
            facts.Add("stream flag", $"{flag.WireName} = {(flag.IsSet ? "true" : "false or absent")}");
        }

        if (method.Paging is { } paging)
        {
            facts.Add("page items", $"{Text(paging.Items)} ({Text(paging.ItemType)}{(paging.MayLackItems ? ", may be missing" : "")})")
                .Add("next page", paging.Advance switch
                {
                    PagingAdvance.Token token => $"{token.TokenParameter} = {Text(token.Value)}",
                    PagingAdvance.Count count => $"{count.Position} counts {(count.IsOffset ? "items" : "pages")}",
                    PagingAdvance.Address { Relation: { } relation } => $"the link '{relation}'",
                    PagingAdvance.Address address => $"the URL {Text(address.Url)}",
                    _ => null,
                })
                .Add("more pages", Text(paging.More))
                .Add("page size", paging.SizeParameter?.Text);
        }

        if (method.Start is { } start)
        {
            facts.Add("handle", $"{start.Handle}({start.IdProperty})")
                .Add("deferred by", start.FlagProperty?.Text)
                .Add("deferred response", start.StartedCase?.Text)
                .Add("immediate response", start.ImmediateCase?.Text)
                .Add("immediate result", Text(start.ImmediateType));
        }

        return facts.ToArray();
    }

    internal static EquatableArray<SymbolFact> Of(BodyModel body)
    {
        SymbolFacts facts = new SymbolFacts()
            .Add("body", NameOf(body))
            .Add("required", body.IsRequired)
            .Add("type", Text(body.RequestType))
            .Add("media type", body.SentAs)
            .Add((body as BodyModel.Typed)?.Checks ?? Checks.None);
        foreach (PartModel part in body switch { BodyModel.Multipart form => form.Parts, BodyModel.Form form => form.Parts, _ => default })
        {
            string style = part.Explode ? $"{part.Style}, exploded" : part.Style;
            facts.Add($"part {part.Property.WireName}", $"{part.MediaType ?? "any media type"}, {(part.IsJson ? "JSON" : style)}");
        }

        return facts.ToArray();
    }

    internal static EquatableArray<SymbolFact> Of(ResponseModel response) => new SymbolFacts()
        .Add("response", NameOf(response))
        .Add("type", Text(response.ValueType))
        .Add("media type", response.Accept)
        .Add("empty response", Text((response as ResponseModel.Json)?.WhenEmpty))
        .ToArray();

    internal static EquatableArray<SymbolFact> Of(RootClientModel root)
    {
        SymbolFacts facts = new SymbolFacts().Add("endpoint", root.Endpoint);
        if (root.Authentication is { } authentication)
        {
            facts.Add("authentication", string.Join(" or ", authentication.Required))
                .Add("scheme of the key", authentication.Primary?.Id)
                .Add("anonymous calls", authentication.AllowsAnonymous);
            foreach (SchemeModel scheme in authentication.Schemes)
            {
                facts.Add($"scheme {scheme.Id}", Text(scheme));
            }
        }

        return facts.ToArray();
    }

    internal static EquatableArray<SymbolFact> Of(SchemeModel scheme) => new SymbolFacts().Add("scheme", Text(scheme)).ToArray();

    internal static EquatableArray<SymbolFact> Of(ServerModel server) => new SymbolFacts()
        .Add("URL", string.Concat(server.Parts.Select(part => part.Written)))
        .Add("variables", string.Join(", ", server.Variables.Select(variable => $"{variable.Name} = {variable.Default}")))
        .ToArray();

    private SymbolFacts Add(string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            _facts.Add(new SymbolFact(name, value));
        }

        return this;
    }

    private SymbolFacts Add(string name, bool value) => Add(name, value ? "yes" : null);

    private SymbolFacts Add(Checks checks, string of = "")
    {
        if (checks == Checks.None)
        {
            return this;
        }

        Add(of + "minimum", checks.Minimum is { } minimum ? Number(minimum) + (checks.AboveMinimum ? ", exclusive" : "") : null)
            .Add(of + "maximum", checks.Maximum is { } maximum ? Number(maximum) + (checks.BelowMaximum ? ", exclusive" : "") : null)
            .Add(of + "multiple of", Number(checks.MultipleOf))
            .Add(of + "minimum length", Number(checks.MinLength))
            .Add(of + "maximum length", Number(checks.MaxLength))
            .Add(of + "pattern", checks.Pattern)
            .Add(of + "minimum count", Number(checks.MinItems))
            .Add(of + "maximum count", Number(checks.MaxItems))
            .Add(of + "whole number", checks.IsWhole)
            .Add(of + "identifier", checks.IsId);
        return checks.Element is { } element ? Add(element, of + "item's ") : this;
    }

    /// <summary>The kind of body as one word.</summary>
    private static string NameOf(object kind) => kind.GetType().Name.ToLowerInvariant();

    private EquatableArray<SymbolFact> ToArray() => _facts.ToEquatableArray();

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(TypeRef? type)
    {
        if (type is null)
        {
            return null;
        }

        string text = type.Kind switch
        {
            ValueKind.List => $"list of {Text(type.Element)}",
            ValueKind.Sequence => $"sequence of {Text(type.Element)}",
            ValueKind.Map => $"map of {Text(type.Element)}",
            ValueKind.Model or ValueKind.WireString or ValueKind.WireInteger => type.Name?.Text ?? "",
            ValueKind.DateTime => "date-time",
            ValueKind.UnixTime => "Unix time in seconds",
            ValueKind.Seconds => "number of seconds",
            _ => type.Kind.ToString().ToLowerInvariant(),
        };
        text = type.Form switch
        {
            NumberForm.Text => text + " as text",
            NumberForm.NumberOrText => text + ", perhaps as text",
            NumberForm.NumberOrName => text + ", perhaps as text or not finite",
            _ => text,
        };
        return type.IsNullable ? text + " or null" : text;
    }

    private static string Text(EquatableArray<PropertyStep> steps) => string.Join(".", steps.Select(step => step.Name.Text));

    private static string? Text(WhenEmptyModel? empty)
        => empty is null ? null : $"{empty.Case.Text} for status {empty.Status.ToString(CultureInfo.InvariantCulture)}";

    private static string Text(SchemeModel scheme)
        => string.Join(
            " ",
            new[] { scheme.Kind.ToString().ToLowerInvariant(), scheme.Parameter }.Concat(scheme.Scopes).Where(part => part.Length > 0));
}
