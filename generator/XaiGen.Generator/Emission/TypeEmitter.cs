using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Writes one type.</summary>
internal static class TypeEmitter
{
    internal const string Version = "0.1.0";

    /// <param name="path">The type's name, dotted after the types around it.</param>
    internal static void Write(SourceWriter writer, TypeModel type, CSharpCode code, string path)
    {
        code.Cursor.MoveTo(type.Pointer);
        switch (type)
        {
            case RecordModel record:
                new RecordEmitter(writer, code, record, path).Write();
                break;
            case UnionModel union:
                new UnionEmitter(writer, code, union, path).Write();
                break;
            case EnumModel open:
                ValueTypeEmitter.WriteEnum(writer, open, code, path);
                break;
            case IdModel id:
                ValueTypeEmitter.WriteId(writer, id, code);
                break;
            case HandleModel handle:
                HandleEmitter.Write(writer, handle, code);
                break;
        }
    }

    /// <summary>The fields <c>s_pattern0</c>, <c>s_pattern1</c>, … that checks refer to.</summary>
    internal static void PatternFields(this SourceWriter writer, IReadOnlyList<string> patterns)
    {
        for (int i = 0; i < patterns.Count; i++)
        {
            writer.Line().Line($"private static readonly _sys::Text.RegularExpressions.Regex s_pattern{i} = new({Literal.Of(patterns[i])}, _sys::Text.RegularExpressions.RegexOptions.CultureInvariant, _sys::TimeSpan.FromSeconds(1));");
        }
    }

    /// <summary>Checks before sending, which the client's options can turn off.</summary>
    internal static void Checks(this SourceWriter writer, IEnumerable<string> checks)
    {
        string[] statements = [.. checks];
        if (statements.Length == 1)
        {
            writer.Line($"if (Validates) {{ {statements[0]} }}");
        }
        else if (statements.Length > 1)
        {
            writer.Open("if (Validates)");
            foreach (string statement in statements)
            {
                writer.Line(statement);
            }

            writer.Close();
        }
    }

    internal static SourceWriter Generated(this SourceWriter writer)
        => writer.Line($"[_sys::CodeDom.Compiler.GeneratedCode(\"XaiGen.Generator\", \"{Version}\")]");
}
