using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Binds a schema with several values to an open enum.</summary>
internal static class EnumBinder
{
    internal static EnumModel Define(EnumSchema schema, Identifier name)
    {
        Schema values = schema.Written;
        bool named = values.EnumNames.Count == values.Enum.Count;
        string keyword = values.Pointer + "/x-enum-varnames";
        Identifier[] names = Names.Allocate(
            [.. values.Enum.Select((value, i) => named
                ? new NameRequest(
                    value.Text, Names.ExplicitEnumValue(values.EnumNames[i], name), new GivenName(values.EnumNames[i], keyword))
                : new NameRequest(value.Text, Names.EnumValue(TextOf(value), name)))],
            [name]);
        return new EnumModel
        {
            Name = name,
            Pointer = values.Pointer,
            Doc = Docs.Of(values),
            IsInteger = schema.IsInteger,
            Values = values.Enum
                .Select((value, i) => new EnumValue(
                    names[i], value, i < values.EnumPointers.Count ? values.EnumPointers[i] : "",
                    i < values.EnumDescriptions.Count ? values.EnumDescriptions[i] : ""))
                .ToEquatableArray(),
        };
    }

    /// <summary>Many APIs use a leading minus for descending order; the name must not be that of the ascending value.</summary>
    private static string TextOf(JsonLiteral value)
        => value.Text.Length < 2 || value.Text[0] != '-' || !char.IsLetter(value.Text[1]) ? value.Text
            : value.Text.StartsWith("-inf", StringComparison.OrdinalIgnoreCase) ? $"negative_{value.Text.Substring(1)}"
            : $"{value.Text.Substring(1)}_descending";
}
