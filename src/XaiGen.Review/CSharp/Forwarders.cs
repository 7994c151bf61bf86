using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Review.CSharp;

/// <summary>Members with old names that call the renamed ones, for the partial types of the new code.</summary>
/// <param name="before">The old surface.</param>
/// <param name="after">The new surface.</param>
/// <param name="renames">The renames.</param>
internal sealed class Forwarders(PublicSurface before, PublicSurface after, SymbolRenames renames)
{
    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_parameter = s_type
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue);

    /// <summary>
    /// The members for a renamed one; none for types, members that moved to another type, and methods that take something else now.
    /// </summary>
    public MemberForwarder? Of(SymbolRename rename)
    {
        if (rename.Before.Member is not { } old || rename.After.Member is not { } now || old == now
            || !after.Types.TryGetValue(rename.After.Type, out INamedTypeSymbol? type) || type.GetMembers(old).Length > 0
            || (rename.Before.Type != rename.After.Type && renames.Types.GetValueOrDefault(rename.Before.Type) != rename.After.Type)
            || !before.Types.TryGetValue(rename.Before.Type, out INamedTypeSymbol? earlier))
        {
            return null;
        }

        string[] members =
        [
            .. type.GetMembers(now).Where(member => member.DeclaredAccessibility == Accessibility.Public)
                .Select(member => earlier.GetMembers(old).Any(was => IsSame(was, member)) ? Declaration(old, member) : null)
                .OfType<string>(),
        ];
        return members.Length == 0 ? null : new MemberForwarder([.. Outer(type)], members);
    }

    /// <summary>Whether a member takes and returns what it did under the old name.</summary>
    private bool IsSame(ISymbol old, ISymbol now) => (old, now) switch
    {
        (IPropertySymbol was, IPropertySymbol isNow) => IsSameType(was.Type, isNow.Type),
        (IFieldSymbol was, IFieldSymbol isNow) => IsSameType(was.Type, isNow.Type),
        (IMethodSymbol was, IMethodSymbol isNow) => !isNow.IsGenericMethod && IsSameType(was.ReturnType, isNow.ReturnType)
            && was.Parameters.Length == isNow.Parameters.Length
            && was.Parameters.Zip(isNow.Parameters).All(pair => IsSameType(pair.First.Type, pair.Second.Type)),
        _ => false,
    };

    private bool IsSameType(ITypeSymbol old, ITypeSymbol now)
        => renames.AreSame(old.ToDisplayString(s_type), now.ToDisplayString(s_type));

    private static string? Declaration(string old, ISymbol member)
    {
        string name = SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;
        string modifiers = member.IsStatic ? "public static" : "public";
        return member switch
        {
            IPropertySymbol { GetMethod: not null } property => $"{modifiers} {Type(property.Type)} {old} "
                + (property is { IsRequired: false, SetMethod: { DeclaredAccessibility: Accessibility.Public } set }
                    ? $"{{ get => {name}; {(set.IsInitOnly ? "init" : "set")} => {name} = value; }}"
                    : $"=> {name};"),
            IFieldSymbol field => $"{modifiers} {Type(field.Type)} {old} => {name};",
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                => $"{modifiers} {Type(method.ReturnType)} {old}("
                    + string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(s_parameter)))
                    + $") => {name}({string.Join(", ", method.Parameters.Select(parameter => "@" + parameter.Name))});",
            _ => null,
        } is { } declaration
            ? $"[global::System.Obsolete(\"Use {member.Name}.\")]\n{declaration}"
            : null;
    }

    private static string Type(ITypeSymbol type) => type.ToDisplayString(s_type);

    /// <summary>The declarations of the type and of the types around it, the outermost first.</summary>
    private static IEnumerable<string> Outer(INamedTypeSymbol type)
    {
        string kind = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        return (type.ContainingType is { } outer ? Outer(outer) : []).Append($"partial {kind} {type.Name}");
    }
}
