using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Resolves the names in <c>x-xaigen-page</c>, so that a method can enumerate all pages.</summary>
internal sealed class PagingBinder(TypeBinder types, BindingProblems problems)
{
    internal MethodModel Bind(Paging paging, ApiOperation operation, MethodModel method)
    {
        ProblemMessage? missing = null;
        (EquatableArray<PropertyStep> Steps, TypeRef? Type) items = paging.Items is { } path
            ? Find(method.JsonType, path)
            : (default, method.JsonType);
        if (items.Type is not { Kind: ValueKind.List, Element: { } item })
        {
            missing = paging.Items is null
                ? ProblemRules.PageNotArray.Message()
                : Missing($"array property '{paging.Items}' in its response");
            item = TypeRef.Any;
        }

        PagingAdvance? advance = missing is null ? AdvanceOf(paging, method, out missing) : null;
        ParameterModel? size = paging.Size is null ? null : Parameter(method, paging.Size, IsCount);
        if (missing is null && paging.Size is not null && size is null)
        {
            missing = Missing($"integer parameter '{paging.Size}'");
        }

        (EquatableArray<PropertyStep> Steps, TypeRef? Type) more = paging.More is { } flag ? Find(method.JsonType, flag) : default;
        if (missing is null && paging.More is not null && more.Type is not { Kind: ValueKind.Boolean })
        {
            missing = Missing($"boolean property '{paging.More}' in its response");
        }

        if (missing is not null)
        {
            problems.Add(missing, operation.Pointer + "/x-xaigen-page");
            return method;
        }

        // A null response has no items, so it is treated as unreadable.
        method = method.NeverNull() with
        {
            Paging = new PagingModel(
                items.Steps, item, items.Steps.Any(step => step.IsOptional), advance!)
            { SizeParameter = size?.Name, More = more.Steps },
        };
        return advance is PagingAdvance.Address
            ? method with { Parameters = method.Parameters.Append(NextPage(operation)).ToEquatableArray() }
            : method;
    }

    private PagingAdvance? AdvanceOf(Paging paging, MethodModel method, out ProblemMessage? missing)
    {
        missing = null;
        if (paging.Token is { } token)
        {
            (EquatableArray<PropertyStep> steps, TypeRef? type) = Find(method.JsonType, token);
            ParameterModel? parameter =
                Parameter(method, paging.Parameter!, parameter => parameter.Kind == ValueKind.String || IsCount(parameter));
            missing = type is null || !(type.Kind == ValueKind.String || IsCount(type))
                ? Missing($"string or integer property '{token}' in its response")
                : parameter is null ? Missing($"string or integer parameter '{paging.Parameter}'")
                : parameter.Type.Kind != ValueKind.String && type.Kind == ValueKind.String
                    ? Missing($"string parameter '{paging.Parameter}' for the string '{token}'")
                : null;
            return missing is null ? new PagingAdvance.Token(steps, type!, parameter!.Name, parameter.Type) : null;
        }

        if ((paging.Page ?? paging.Offset) is { } position)
        {
            ParameterModel? parameter = Parameter(method, position, IsCount);
            missing = parameter is null
                ? Missing($"integer parameter '{position}'")
                : parameter.IsRequired
                ? ProblemRules.PageParameterRequired.Message(position)
                : null;
            return missing is null ? new PagingAdvance.Count(parameter!.Name, parameter.Type, paging.Page is null) : null;
        }

        if (paging.Next is { } next)
        {
            (EquatableArray<PropertyStep> steps, TypeRef? type) = Find(method.JsonType, next);
            missing = type is { Kind: ValueKind.String or ValueKind.Uri } ? null : Missing($"string property '{next}' in its response");
            return missing is null ? new PagingAdvance.Address(steps, type, Relation: null) : null;
        }

        return new PagingAdvance.Address(default, UrlType: null, paging.Link);
    }

    private static ProblemMessage Missing(string what) => ProblemRules.PageUnresolved.Message(what);

    /// <summary>The properties on the path to a value, and its type; null if there is no such value.</summary>
    private (EquatableArray<PropertyStep> Steps, TypeRef? Type) Find(TypeRef? type, string path)
    {
        var steps = new List<PropertyStep>();
        foreach (string name in path.Split('.'))
        {
            if ((types.Find(type) as RecordModel)?.Properties.FirstOrDefault(candidate => candidate.WireName == name) is not { } property)
            {
                return default;
            }

            steps.Add(new PropertyStep(property.Name, property.IsOptional));
            type = property.Type;
        }

        return (steps.ToEquatableArray(), type);
    }

    private static ParameterModel? Parameter(MethodModel method, string name, Func<TypeRef, bool> fits)
        => method.Parameters.FirstOrDefault(parameter => parameter.WireName == name && fits(parameter.Type));

    private static bool IsCount(TypeRef type) => type.Kind is ValueKind.Int32 or ValueKind.Int64;

    private static ParameterModel NextPage(ApiOperation operation) => new()
    {
        Name = PagingAdvance.Address.NextPage,
        WireName = "",
        Pointer = operation.Pointer + "/x-xaigen-page",
        Source = new ParameterSource.NextPage(),
        Type = new TypeRef(ValueKind.Uri),
        Doc = new Doc("The URL of the page, as returned with an earlier page. It replaces all other query parameters."),
    };
}
