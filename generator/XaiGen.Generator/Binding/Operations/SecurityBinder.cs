using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>The credentials that operations require, and what a client needs to send them.</summary>
internal sealed class SecurityBinder
{
    private readonly ApiContract _contract;
    private readonly Dictionary<string, SecurityScheme> _schemes;
    private readonly EquatableArray<SecurityRequirement> _default;

    internal SecurityBinder(ApiContract contract)
    {
        _contract = contract;
        _default = contract.Security.IsEmpty
            ? contract.Operations.Select(operation => operation.Security ?? default).FirstOrDefault(security => !security.IsEmpty)
            : contract.Security;
        string[] used = [.. contract.Operations.SelectMany(operation => RequirementsOf(operation)).Concat(_default)
            .SelectMany(requirement => requirement.Schemes)
            .Select(use => use.SchemeId)
            .Distinct()];
        _schemes = contract.SecuritySchemes.Where(scheme => used.Contains(scheme.Id) && KindOf(scheme) is not null)
            .ToDictionary(scheme => scheme.Id);
    }

    /// <param name="enclosingType">The type that has a property for each scheme.</param>
    internal AuthenticationModel? BindAuthentication(string enclosingType)
    {
        Identifier[] names = Names.Allocate([.. _schemes.Keys.Select(id => new NameRequest(id, Names.Member(id, enclosingType)))], []);
        SchemeModel[] schemes = [.. _schemes.Values.Select((scheme, i) => new SchemeModel(
            scheme.Id, scheme.Pointer, names[i], KindOf(scheme)!.Value, scheme.ParameterName ?? "", ScopesOf(scheme.Id),
            scheme.Description))];
        EquatableArray<string> required = AlternativesOf(_default);
        return schemes.Length == 0 ? null : new AuthenticationModel(
            schemes.ToEquatableArray(),
            required,
            schemes.FirstOrDefault(scheme => required.Contains(scheme.Id)),
            _contract.Operations.Any(
                operation => AlternativesOf(RequirementsOf(operation)) is var own && (own.IsEmpty || own.Contains(""))));
    }

    /// <summary>The requirements of an operation; null if they are the client's default.</summary>
    internal EquatableArray<string>? SecurityOf(ApiOperation operation)
        => _schemes.Count > 0 && AlternativesOf(RequirementsOf(operation)) is var own && own != AlternativesOf(_default) ? own : null;

    private EquatableArray<SecurityRequirement> RequirementsOf(ApiOperation operation) => operation.Security ?? _contract.Security;

    /// <summary>The alternatives that can be met: those without unsupported schemes.</summary>
    private EquatableArray<string> AlternativesOf(EquatableArray<SecurityRequirement> requirements)
        => requirements
            .Where(requirement => requirement.Schemes.All(use => _schemes.ContainsKey(use.SchemeId)))
            .Select(requirement => string.Join(" ", requirement.Schemes.Select(use => use.SchemeId)))
            .Distinct()
            .ToEquatableArray();

    private EquatableArray<string> ScopesOf(string scheme)
        => _contract.Operations.SelectMany(operation => RequirementsOf(operation))
            .SelectMany(requirement => requirement.Schemes)
            .Where(use => use.SchemeId == scheme)
            .SelectMany(use => use.Scopes)
            .Distinct()
            .OrderBy(scope => scope, StringComparer.Ordinal)
            .ToEquatableArray();

    private static AuthenticationKind? KindOf(SecurityScheme scheme) => scheme switch
    {
        { Type: "http" } when string.Equals(scheme.Scheme, "bearer", StringComparison.OrdinalIgnoreCase) => AuthenticationKind.Bearer,
        { Type: "http" } when string.Equals(scheme.Scheme, "basic", StringComparison.OrdinalIgnoreCase) => AuthenticationKind.Basic,
        { Type: "oauth2" or "openIdConnect" } => AuthenticationKind.Token,
        { Type: "apiKey", In: "header", ParameterName.Length: > 0 } => AuthenticationKind.Header,
        { Type: "apiKey", In: "query", ParameterName.Length: > 0 } => AuthenticationKind.Query,
        { Type: "apiKey", In: "cookie", ParameterName.Length: > 0 } => AuthenticationKind.Cookie,
        _ => null,
    };
}
