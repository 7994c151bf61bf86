using System.Globalization;
using System.Text;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding.Described;

/// <summary>Writes the JSON of a description into one buffer.</summary>
internal sealed class DescriptionWriter
{
    private readonly StringBuilder _json = new();

    internal int Length => _json.Length;

    internal char this[int index] => _json[index];

    /// <summary>Writes JSON as it is.</summary>
    internal void Write(string json) => _json.Append(json);

    internal void Write(int number) => _json.Append(number.ToString(CultureInfo.InvariantCulture));

    internal void Quote(string text) => _json.Append(new JsonLiteral(JsonLiteralKind.String, text).ToJson());

    /// <summary>Starts a field of the description's own.</summary>
    internal void Field(string name)
    {
        Separate();
        _json.Append('"').Append(name).Append("\":");
    }

    internal void Field(string name, int value)
    {
        Field(name);
        Write(value);
    }

    /// <summary>Starts a field that is named by the contract.</summary>
    internal void Key(string name)
    {
        Separate();
        Quote(name);
        _json.Append(':');
    }

    /// <summary>Separates what follows from the field or item before it, if there is one.</summary>
    internal void Separate()
    {
        if (_json[_json.Length - 1] is not ('{' or '['))
        {
            _json.Append(',');
        }
    }

    /// <summary>Removes what was written from <paramref name="start"/> on, and returns it.</summary>
    internal string Take(int start)
    {
        string taken = _json.ToString(start, _json.Length - start);
        _json.Length = start;
        return taken;
    }

    public override string ToString() => _json.ToString();
}
