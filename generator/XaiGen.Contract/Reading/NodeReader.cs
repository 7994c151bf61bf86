using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>
/// A node and the path to it: typed access to its content. A value of the wrong kind is reported and treated as absent.
/// <see cref="None"/> is a null object: it has no fields, no items and no value.
/// </summary>
internal sealed class NodeReader
{
    public static readonly NodeReader None = new(null!, null, null, "", null);

    private readonly ReadingContext _context;
    private readonly NodeReader? _parent;
    private readonly YamlScalar? _key;
    private string? _pointer;

    private NodeReader(ReadingContext context, YamlNode? node, NodeReader? parent, string name, YamlScalar? key)
    {
        _context = context;
        Node = node;
        _parent = parent;
        Name = name;
        _key = key;
    }

    /// <summary>Null if the node is absent.</summary>
    public YamlNode? Node { get; }

    public bool Exists => Node is not null;

    /// <summary>What became of the node. An absent node is of no consequence.</summary>
    public NodeFate Fate => Node?.Fate ?? NodeFate.OfNoConsequence;

    /// <summary>The key of a field or the index of an item.</summary>
    public string Name { get; }

    public bool IsExtension => IsExtensionName(Name);

    /// <summary>Created on demand, because most nodes are read without anyone needing it.</summary>
    public string Pointer => _pointer ??= _parent is null ? JsonPointer.Root : JsonPointer.Append(_parent.Pointer, Name);

    /// <summary>The field of that name; <see cref="None"/> if there is none or this is not a mapping.</summary>
    public NodeReader this[string name]
        => (Node as YamlMapping)?.Find(name) is { } entry ? Child(entry) : None;

    /// <summary>The field or item that a pointer's segment names.</summary>
    public NodeReader At(string segment)
    {
        if (Node is YamlSequence sequence)
        {
            return int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < sequence.Items.Length
                ? Child(sequence, index)
                : None;
        }

        return this[segment];
    }

    public static NodeReader Root(ReadingContext context, YamlNode root)
        => new(context, root, parent: null, name: "", key: null);

    /// <summary>Whether this is a mapping. Reports any other kind, and fields that such an object does not have.</summary>
    /// <remarks><paramref name="what"/> includes its article: <c>an operation</c>.</remarks>
    public bool IsObject(string what, HashSet<string> known)
    {
        if (Node is not YamlMapping mapping)
        {
            return Exists && ReportKind($"{what}, which is a mapping");
        }

        MarkRead();
        IReadOnlyDictionary<string, string> ofNoConsequence = NoConsequence.Of(what);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key.Text))
            {
                UnknownFields.Report(Child(entry), what, known);
            }
            else if (ofNoConsequence.ContainsKey(entry.Key.Text))
            {
                Discount(entry.Value);
            }
        }

        return true;
    }

    /// <summary>The entries of a map whose keys the document's author chooses.</summary>
    public NodeReader[] Entries()
    {
        if (Node is YamlMapping mapping)
        {
            MarkRead();
            return Array.ConvertAll(mapping.Entries, Child);
        }

        if (Exists)
        {
            ReportKind("a mapping");
        }

        return [];
    }

    /// <summary>The fields that are among these names.</summary>
    public IReadOnlyList<NodeReader> Fields(HashSet<string> names) => Fields(entry => names.Contains(entry.Key.Text));

    /// <summary>The fields that are neither among these names nor extensions.</summary>
    public IReadOnlyList<NodeReader> FieldsBeside(HashSet<string> names)
        => Fields(entry => !names.Contains(entry.Key.Text) && !IsExtensionName(entry.Key.Text));

    private IReadOnlyList<NodeReader> Fields(Func<YamlEntry, bool> isAmong)
    {
        List<NodeReader>? found = null;
        foreach (YamlEntry entry in (Node as YamlMapping)?.Entries ?? [])
        {
            if (isAmong(entry))
            {
                found ??= [];
                found.Add(Child(entry));
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>The entries of a map that OpenAPI allows to be extended by keys starting with <c>x-</c>, without those.</summary>
    public IEnumerable<NodeReader> ExtensibleEntries(string what)
    {
        foreach (NodeReader entry in Entries())
        {
            if (entry.IsExtension)
            {
                UnknownFields.Report(entry, what, known: []);
            }
            else
            {
                yield return entry;
            }
        }
    }

    public NodeReader[] Items()
    {
        if (Node is YamlSequence sequence)
        {
            MarkRead();
            var items = new NodeReader[sequence.Items.Length];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = Child(sequence, i);
            }

            return items;
        }

        if (Exists)
        {
            ReportKind("a list");
        }

        return [];
    }

    /// <summary>The items as text, without those that are not text.</summary>
    public EquatableArray<string> Texts()
        => Exists ? Items().Select(item => item.GivenText()).OfType<string>().ToEquatableArray() : default;

    /// <summary>The text of a scalar that must not be null.</summary>
    public string? GivenText()
    {
        if (Node is YamlScalar { Kind: ScalarKind.Null })
        {
            ReportKind("text");
        }

        return Text();
    }

    /// <summary>The text of any scalar: <c>version: 1.0</c> is read as text. Null for an empty field.</summary>
    public string? Text()
    {
        if (Node is YamlScalar scalar)
        {
            MarkRead();
            return scalar.Kind == ScalarKind.Null ? null : scalar.Text;
        }

        if (Exists)
        {
            ReportKind("text");
        }

        return null;
    }

    /// <summary>The text of a required field, which must not be empty unless <paramref name="mayBeEmpty"/> is set.</summary>
    public string RequiredText(string field, string what, bool mayBeEmpty = false)
    {
        NodeReader value = this[field];
        string? text = value.Text();
        if ((text is null && value.Node is null or YamlScalar) || (text is { Length: 0 } && !mayBeEmpty))
        {
            ReportMissing(field, what);
        }

        return text ?? "";
    }

    public bool? Flag()
    {
        if (Node is YamlScalar { Kind: ScalarKind.Boolean or ScalarKind.Null })
        {
            MarkRead();
        }

        if (Node is YamlScalar { Kind: ScalarKind.Boolean } scalar)
        {
            return scalar.Text is "true" or "True" or "TRUE";
        }

        if (Exists && Node is not YamlScalar { Kind: ScalarKind.Null })
        {
            ReportKind("true or false, without quotes");
        }

        return null;
    }

    public decimal? Number()
    {
        if (Node is YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float or ScalarKind.Null })
        {
            MarkRead();
        }

        if (Node is YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float } scalar)
        {
            if (decimal.TryParse(
                ScalarKinds.ToJsonNumber(scalar.Text), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            {
                return number;
            }

            Report(
                ProblemRules.NumberTooLarge.Message(scalar.Text.Abbreviated(), Name));
        }
        else if (Exists && Node is not YamlScalar { Kind: ScalarKind.Null })
        {
            ReportKind("a number, without quotes");
        }

        return null;
    }

    /// <summary>A whole number that is not negative.</summary>
    public long? Count()
    {
        decimal? number = Number();
        if (number is null)
        {
            return null;
        }

        if (number < 0 || decimal.Truncate(number.Value) != number)
        {
            Report(ProblemRules.CountNotWhole.Message(Name, Wording.Plain(number.Value)));
            return null;
        }

        if (number > long.MaxValue)
        {
            Report(ProblemRules.CountTooLarge.Message(Wording.Plain(number.Value), Name));
            return null;
        }

        return (long)number;
    }

    /// <summary>Whether the text is one of the allowed values; reports it if not.</summary>
    public bool IsOneOf(string[] allowed)
    {
        if (Text() is not { } text || allowed.Contains(text))
        {
            return true;
        }

        Report(
            ProblemRules.WrongValue.Message(text.Abbreviated(), Name, Wording.DidYouMean(text, allowed), string.Join(", ", allowed)));
        return false;
    }

    /// <summary>Marks the node as read, whichever part of it was used.</summary>
    public void MarkRead()
    {
        if (Node is not null)
        {
            Node.Fate = NodeFate.Read;
        }
    }

    /// <summary>Marks the node and all its descendants as read, as for a literal value.</summary>
    public void MarkValueRead()
    {
        if (Node is not null)
        {
            MarkValueRead(Node);
        }
    }

    private static void MarkValueRead(YamlNode value)
    {
        value.Fate = NodeFate.Read;
        switch (value)
        {
            case YamlMapping mapping:
                foreach (YamlEntry entry in mapping.Entries)
                {
                    MarkValueRead(entry.Value);
                }

                break;
            case YamlSequence sequence:
                foreach (YamlNode item in sequence.Items)
                {
                    MarkValueRead(item);
                }

                break;
        }
    }

    /// <summary>Marks the node as having no effect on the C# code, unless something else reads it.</summary>
    public void Discount() => Discount(Node);

    private static void Discount(YamlNode? node)
    {
        if (node is { Fate: NodeFate.Unread })
        {
            node.Fate = NodeFate.OfNoConsequence;
        }
    }

    /// <summary>Marks the node as reported: because of a problem, the rest of it is not read.</summary>
    public void Dismiss()
    {
        if (Node is not null)
        {
            Node.Fate = NodeFate.Reported;
        }
    }

    /// <summary>The children of a collection, without marking them as read.</summary>
    public IEnumerable<NodeReader> Children() => Node switch
    {
        YamlMapping mapping => mapping.Entries.Select(Child),
        YamlSequence sequence => sequence.Items.Select((_, index) => Child(sequence, index)),
        _ => [],
    };

    private void MarkReported(ProblemMessage message)
    {
        if (Node is { Fate: NodeFate.Unread or NodeFate.OfNoConsequence } && message.Rule.Severity != ProblemSeverity.Info)
        {
            Node.Fate = NodeFate.Reported;
        }
    }

    public void Report(ProblemMessage message)
    {
        MarkReported(message);
        _context.Report(message, Pointer, Range);
    }

    public void ReportAtKey(ProblemMessage message)
    {
        MarkReported(message);
        _context.Report(message, Pointer, _key is null ? Range : _key.Span.Range);
    }

    public void ReportMissing(string field, string what)
        => ReportAtKey(ProblemRules.FieldMissing.Message(Capitalized(what), field));

    /// <returns>False, for callers that return whether the kind is right.</returns>
    public bool ReportKind(string expected)
    {
        string name = _key is null ? "This" : $"'{Name.Abbreviated()}'";
        Report(ProblemRules.WrongKind.Message(name, Node!.Description, expected));
        return false;
    }

    /// <summary>A scalar itself; for a collection its key, or its first line if it has no key.</summary>
    public TextRange Range => Node switch
    {
        YamlScalar scalar when scalar.End > scalar.Start => scalar.Span.Range,
        _ when _key is not null => _key.Span.Range,
        _ => Node!.Span.FirstLine,
    };

    private static bool IsExtensionName(string name) => name.StartsWith("x-", StringComparison.Ordinal);

    private NodeReader Child(YamlEntry entry) => new(_context, entry.Value, this, entry.Key.Text, entry.Key);

    private NodeReader Child(YamlSequence sequence, int index)
        => new(_context, sequence.Items[index], this, index.ToString(CultureInfo.InvariantCulture), key: null);

    private static string Capitalized(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);
}
