using Microsoft.CodeAnalysis;

namespace XaiGen.Review.CSharp;

/// <summary>
/// Compares two public surfaces symbol by symbol. An addition is not a change unless users now have to set or implement it.
/// </summary>
internal static class SurfaceComparison
{
    private static readonly SymbolDisplayFormat s_signature = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_runtime =
        SymbolDisplayFormat.CSharpShortErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat s_declaration = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: s_signature.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    /// <param name="old">The old surface.</param>
    /// <param name="new">The new surface.</param>
    /// <param name="renamed">The new names of renamed types.</param>
    public static IReadOnlyList<SurfaceChange> Compare(PublicSurface old, PublicSurface @new, IReadOnlyDictionary<string, string> renamed)
    {
        List<SurfaceChange> changes = [];
        foreach ((string? name, INamedTypeSymbol? type) in old.Types)
        {
            if (@new.Types.TryGetValue(name, out INamedTypeSymbol? match)
                || (renamed.TryGetValue(name, out string? newName) && @new.Types.TryGetValue(newName, out match)))
            {
                if (!TreesOf(type).SequenceEqual(TreesOf(match)))
                {
                    CompareTypes(name, type, match, changes);
                }
            }
            else if (type.ContainingType is not { } outer || @new.Types.ContainsKey(PublicSurface.NameOf(outer)))
            {
                changes.Add(new SurfaceChange(
                    CSharpVerdict.SourceBreaking, name, null, $"The type {name} is gone.", $"public {Heading(type)}", null));
            }
        }

        return changes;
    }

    /// <summary>The types and members that only the new surface has.</summary>
    /// <param name="old">The old surface.</param>
    /// <param name="new">The new surface.</param>
    /// <param name="renamed">Members that were renamed and are therefore not new.</param>
    public static IEnumerable<SurfaceChange> Additions(PublicSurface old, PublicSurface @new, IEnumerable<string> renamed)
    {
        HashSet<string> known = new(renamed, StringComparer.Ordinal);
        foreach ((string name, INamedTypeSymbol type) in @new.Types)
        {
            if (!old.Types.TryGetValue(name, out INamedTypeSymbol? before))
            {
                bool isInside = type.ContainingType is { } outer && !old.Types.ContainsKey(PublicSurface.NameOf(outer));
                if (!isInside && !known.Contains(name))
                {
                    yield return new SurfaceChange(
                        CSharpVerdict.None, name, null, $"The type {name} is new.", null, $"public {Heading(type)}");
                }
            }
            else if (!TreesOf(before).SequenceEqual(TreesOf(type)))
            {
                HashSet<string> members = [.. Members(before).Select(member => member.Name)];
                foreach (ISymbol member in Members(type)
                    .Where(member => !members.Contains(member.Name) && !known.Contains($"{name}.{member.Name}"))
                    .DistinctBy(member => member.Name))
                {
                    yield return new SurfaceChange(
                        CSharpVerdict.None, name, member.Name, $"{name}.{member.Name} is new.", null,
                        member.ToDisplayString(s_declaration));
                }
            }
        }
    }

    private static IEnumerable<SyntaxTree> TreesOf(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree);

    private static void CompareTypes(string name, INamedTypeSymbol old, INamedTypeSymbol now, List<SurfaceChange> changes)
    {
        string before = Heading(old), today = Heading(now);

        // What is possible with a class is possible with a record; nobody else can derive from either.
        if (before != today && before != today.Replace("record ", "class ", StringComparison.Ordinal))
        {
            changes.Add(new SurfaceChange(
                CSharpVerdict.SourceBreaking, name, null, $"{name} was '{before}' and is '{today}' now.", $"public {before}",
                $"public {today}"));
        }

        ILookup<string, ISymbol> after = Members(now, withImplicit: true).ToLookup(member => member.Name);
        foreach (IGrouping<string, ISymbol> group in Members(old).GroupBy(member => member.Name))
        {
            foreach (ISymbol member in group)
            {
                if (CompareMember(name, member, [.. after[member.Name]]) is { } change)
                {
                    changes.Add(change);
                }
            }
        }

        HashSet<string> known = [.. Members(old).Select(member => member.Name)];
        foreach (ISymbol member in Members(now).Where(member => !known.Contains(member.Name)))
        {
            if (member is IPropertySymbol { IsRequired: true })
            {
                changes.Add(new SurfaceChange(
                    CSharpVerdict.SourceBreaking, name, member.Name, $"{name}.{member.Name} is new and must be set.", null,
                    member.ToDisplayString(s_declaration)));
            }
        }
    }

    private static string Heading(INamedTypeSymbol type)
    {
        string kind = type switch
        {
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Enum } => "enum",
            { IsStatic: true } => "static class",
            _ => "class",
        };
        string modifier =
            type.TypeKind != TypeKind.Class || type.IsStatic ? "" : type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "";
        string parent = type.BaseType is { SpecialType: SpecialType.None } ? $" : {PublicSurface.NameOf(type.BaseType)}" : "";
        return $"{modifier}{kind} {PublicSurface.NameOf(type)}{parent}";
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type, bool withImplicit = false)
        => type.GetMembers().Where(member =>
            (withImplicit || !member.IsImplicitlyDeclared)
            // Excludes parameterless public constructors, whether explicit or implicit: they follow from the kind of type.
            && member is not IMethodSymbol
            {
                MethodKind: MethodKind.Constructor, DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true,
            }
            && PublicSurface.IsVisible(member)
            && member is IPropertySymbol or IFieldSymbol or IEventSymbol or IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary
                or MethodKind.Constructor or MethodKind.Conversion or MethodKind.UserDefinedOperator
            });

    /// <summary>The declarations of a type's members.</summary>
    public static IEnumerable<string> Declarations(INamedTypeSymbol type)
        => Members(type).Select(member => member.ToDisplayString(s_declaration));

    private static SurfaceChange? CompareMember(string type, ISymbol old, ISymbol[] candidates)
    {
        string name = old is IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.Split('.')[^1] : old.Name;
        if (candidates.Length == 0)
        {
            return Change(CSharpVerdict.SourceBreaking, $"{type}.{name} is gone.", now: null);
        }

        return old switch
        {
            IPropertySymbol property when candidates.OfType<IPropertySymbol>().FirstOrDefault() is { } now
                => CompareProperty(property, now),
            IFieldSymbol field when candidates.OfType<IFieldSymbol>().FirstOrDefault() is { } now
                => CompareTypesOf(field.Type, now.Type, now),
            IMethodSymbol method => CompareMethod(method, [.. candidates.OfType<IMethodSymbol>()]),
            IEventSymbol when candidates.OfType<IEventSymbol>().Any() => null,
            _ => Change(CSharpVerdict.SourceBreaking, $"{type}.{name} is a member of another kind now.", candidates[0]),
        };

        SurfaceChange? CompareProperty(IPropertySymbol before, IPropertySymbol after)
        {
            if (!before.IsRequired && after.IsRequired)
            {
                return Change(CSharpVerdict.SourceBreaking, $"{type}.{name} must be set now.", after);
            }

            return before.SetMethod is not null && after.SetMethod is null
                ? Change(CSharpVerdict.SourceBreaking, $"{type}.{name} can no longer be set.", after)
                : CompareTypesOf(before.Type, after.Type, after);
        }

        SurfaceChange? CompareTypesOf(ITypeSymbol before, ITypeSymbol after, ISymbol now)
        {
            string oldType = before.ToDisplayString(s_signature), newType = after.ToDisplayString(s_signature);
            if (oldType == newType)
            {
                return null;
            }

            bool isOnlyNullability = before.ToDisplayString(s_runtime) == after.ToDisplayString(s_runtime);
            return Change(
                isOnlyNullability ? CSharpVerdict.Behaviour : CSharpVerdict.SourceBreaking,
                $"{type}.{name} went from {oldType} to {newType}.",
                now);
        }

        SurfaceChange? CompareMethod(IMethodSymbol before, IMethodSymbol[] after)
        {
            if ((after.FirstOrDefault(candidate => ParameterTypes(candidate) == ParameterTypes(before))
                ?? after.FirstOrDefault(candidate => RuntimeTypes(candidate) == RuntimeTypes(before))) is { } same)
            {
                // Another annotation of the result must not hide that calls no longer compile.
                return new[] { CompareTypesOf(before.ReturnType, same.ReturnType, same), CompareParameters(before, same) }
                    .OfType<SurfaceChange>().MaxBy(change => change.Verdict);
            }

            // Code that overrides a method, such as a test double, must match the exact signature.
            bool isStillCallable = !before.IsVirtual && after.Any(candidate => Accepts(candidate, before));
            IMethodSymbol? nearest = after
                .OrderByDescending(
                    candidate => candidate.ReturnType.ToDisplayString(s_signature) == before.ReturnType.ToDisplayString(s_signature))
                .ThenBy(candidate => Math.Abs(candidate.Parameters.Length - before.Parameters.Length))
                .FirstOrDefault();
            return Change(
                isStillCallable ? CSharpVerdict.BinaryBreaking : CSharpVerdict.SourceBreaking,
                nearest is null ? $"{type}.{name} is gone." : $"{type}.{name}({Short(before)}) takes ({Short(nearest)}) now.",
                nearest);
        }

        SurfaceChange? CompareParameters(IMethodSymbol before, IMethodSymbol after)
        {
            string[] oldNames = [.. before.Parameters.Select(parameter => parameter.Name)], newNames =
                [.. after.Parameters.Select(parameter => parameter.Name)];
            return oldNames.SequenceEqual(newNames)
                ? before.Parameters.Zip(after.Parameters, (left, right) => CompareParameter(left, right, after))
                    .OfType<SurfaceChange>().MaxBy(change => change.Verdict)
                : Change(
                    CSharpVerdict.SourceBreaking,
                    $"{type}.{name}({string.Join(", ", oldNames)}) has other parameter names now: {string.Join(", ", newNames)}.",
                    after);
        }

        SurfaceChange? CompareParameter(IParameterSymbol before, IParameterSymbol after, IMethodSymbol method)
        {
            if (before.IsOptional && !after.IsOptional)
            {
                return Change(CSharpVerdict.SourceBreaking, $"The argument '{after.Name}' of {type}.{name} must be given now.", method);
            }

            string oldType = before.Type.ToDisplayString(s_signature), newType = after.Type.ToDisplayString(s_signature);
            if (oldType != newType)
            {
                return Change(
                    CSharpVerdict.Behaviour, $"The argument '{after.Name}' of {type}.{name} went from {oldType} to {newType}.", method);
            }

            return before.HasExplicitDefaultValue
                && after.HasExplicitDefaultValue && !Equals(before.ExplicitDefaultValue, after.ExplicitDefaultValue)
                    ? Change(CSharpVerdict.Behaviour, $"The argument '{after.Name}' of {type}.{name} has another default now.", method)
                    : null;
        }

        SurfaceChange Change(CSharpVerdict verdict, string message, ISymbol? now)
            => new(verdict, type, name, message, old.ToDisplayString(s_declaration), now?.ToDisplayString(s_declaration));
    }

    /// <summary>Shortens long signatures, such as the handlers of fifty cases.</summary>
    private static string Short(IMethodSymbol method)
        => ParameterTypes(method) is { Length: <= 120 } types ? types : $"{method.Parameters.Length} arguments";

    private static string ParameterTypes(IMethodSymbol method) => ParameterTypes(method, s_signature);

    /// <summary>The parameter types without nullability annotations, which exist only for the compiler.</summary>
    private static string RuntimeTypes(IMethodSymbol method) => ParameterTypes(method, s_runtime);

    private static string ParameterTypes(IMethodSymbol method, SymbolDisplayFormat format)
        => string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(format)));

    /// <summary>Whether every call of the old method, by position or by name, is also a valid call of the new one.</summary>
    private static bool Accepts(IMethodSymbol now, IMethodSymbol old)
    {
        if (now.ReturnType.ToDisplayString(s_signature) != old.ReturnType.ToDisplayString(s_signature)
            || now.TypeParameters.Length != old.TypeParameters.Length)
        {
            return false;
        }

        return old.Parameters.Select((parameter, index) => index < now.Parameters.Length
                && now.Parameters[index].Name == parameter.Name
                && now.Parameters[index].Type.ToDisplayString(s_signature) == parameter.Type.ToDisplayString(s_signature)
                && (!parameter.IsOptional || now.Parameters[index].IsOptional)).All(fits => fits)
            && now.Parameters.Skip(old.Parameters.Length).All(parameter => parameter.IsOptional);
    }
}
