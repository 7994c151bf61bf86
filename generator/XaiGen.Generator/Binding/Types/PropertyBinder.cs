using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Binds the properties of an object: their names, types, constants, units and constraints.</summary>
internal sealed class PropertyBinder(TypeBinder types, BindingProblems problems)
{
    private const string Ticks = "usd-ticks";

    /// <param name="scope">The scope for the types of inline schemas.</param>
    /// <param name="typePrefix">The prefix of their names, if they are not inside the type that has the properties.</param>
    /// <param name="taken">The names of the other members.</param>
    /// <param name="isForm">Whether the properties are the parts of a form, where bytes are files.</param>
    /// <param name="tag">The property with a constant value that identifies the type.</param>
    /// <param name="isCase">Whether the object is a case, which has the members of its union.</param>
    /// <param name="directions">The directions in which objects with the properties are transferred.</param>
    internal EquatableArray<PropertyModel> Bind(
        IEnumerable<ObjectProperty> properties, TypeScope scope, string enclosingType,
        HashSet<string> taken, bool isForm = false, string typePrefix = "", UnionTag? tag = null,
        bool isCase = false, Directions directions = default)
    {
        var all = properties.ToList();
        Identifier[] names = problems.Allocate(
            [.. all.Select(property => GivenName.Of(property.Schema) is { } given
                ? new NameRequest(
                    property.Name,
                    isCase ? Names.Explicit(given.Name, enclosingType) : Names.ExplicitProperty(given.Name, enclosingType),
                    given)
                : new NameRequest(
                    property.Name,
                    isCase ? Names.Member(property.Name, enclosingType) : Names.Property(property.Name, enclosingType)))],
            taken,
            "property");
        var bound = new List<PropertyModel>();
        for (int i = 0; i < all.Count; i++)
        {
            (string wireName, Schema schema, bool isAlwaysThere) = all[i];
            Identifier name = names[i];
            TypeRef type = (isForm ? types.Bodies.FileOf(schema) : null) ?? types.Bind(schema, scope, typePrefix + name + "Type");
            Schema resolved = types.Schemas.Follow(schema) ?? schema;
            string? unit = schema.Unit ?? resolved.Unit;
            CheckUnit(unit, schema, type);

            // A property that only one direction has cannot be required in a type that is used in both.
            bool isRequired = isAlwaysThere
                && !(directions.HasFlag(Directions.Sent) && (schema.IsReadOnly || resolved.IsReadOnly))
                && !(directions.HasFlag(Directions.Received) && (schema.IsWriteOnly || resolved.IsWriteOnly));
            JsonLiteral? own = wireName == tag?.Property && IsValueOf(tag.Value, type) ? tag.Value : null;
            Checks checks = types.Checks.Of(schema, type);
            if (own is not null && checks.IsId)
            {
                // A value that is always the same identifies the type, and no object.
                (type, checks) = (TypeRef.String, Checks.None);
            }

            bound.Add(new PropertyModel
            {
                Name = name,
                WireName = wireName,
                Pointer = schema.Pointer,
                Type = own is null ? type : type.Nullable(false),
                IsRequired = isRequired,
                Const = own ?? ConstOf(resolved, type),
                IsTag = own is not null,
                DollarsName = resolved.Unit == Ticks && IsWhole(type)
                    ? Names.AllocateUnique(Names.Explicit(DollarsNameOf(name), enclosingType), wireName, taken)
                    : null,
                Checks = checks with
                {
                    IsRequired = isRequired && own is null && !type.IsNullable && (!type.IsValueType || type.Kind == ValueKind.Any),
                },
                // A generated type documents the source itself.
                Doc = Docs.Of(schema, resolved) is var doc && type.Name is not null && schema.Source is null
                    ? doc with { Source = null }
                    : doc,
            });
        }

        return bound.ToEquatableArray();
    }

    /// <summary>Reports a unit that has no effect on the C# type.</summary>
    private void CheckUnit(string? unit, Schema schema, TypeRef type)
    {
        bool isBeside = schema.Reference is not null && schema.Unit is not null;
        if (unit is not null && (isBeside || !(unit == Ticks ? IsWhole(type) : type.Kind == ValueKind.Seconds)))
        {
            ProblemMessage problem = (isBeside ? ProblemRules.UnitBesideReference
                : unit == Ticks ? ProblemRules.UnitNotWhole
                : ProblemRules.UnitNotNumber).Message(unit);
            problems.Add(problem, schema.Pointer + "/x-xaigen-unit");
        }
    }

    private static bool IsWhole(TypeRef type) => type.Kind is ValueKind.Int32 or ValueKind.Int64;

    private static string DollarsNameOf(string ticks)
        => ticks.Length > 5 && ticks.EndsWith("Ticks", StringComparison.Ordinal) ? ticks.Substring(0, ticks.Length - 5) : ticks + "InUsd";

    private static JsonLiteral? ConstOf(Schema schema, TypeRef type)
    {
        if (schema.Enum.Count != 1)
        {
            return null;
        }

        JsonLiteral value = schema.Enum[0];
        return type.Kind is not (ValueKind.WireString or ValueKind.WireInteger) && IsValueOf(value, type) ? value : null;
    }

    /// <summary>Whether the constant has a value of the C# type.</summary>
    private static bool IsValueOf(JsonLiteral value, TypeRef type) => (type.Kind, value.Kind) switch
    {
        (ValueKind.String or ValueKind.WireString, JsonLiteralKind.String) => true,
        (ValueKind.Boolean, JsonLiteralKind.Boolean) => true,
        (ValueKind.Int32, JsonLiteralKind.Number)
            => int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        (ValueKind.Int64 or ValueKind.WireInteger, JsonLiteralKind.Number) => value.IsInteger,
        _ => false,
    };
}
