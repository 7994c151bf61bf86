using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>Reads everything that a caller can read from a result or an exception.</summary>
internal sealed class ResultWalk
{
    private const int Deepest = 8;

    private readonly StringBuilder _text = new();

    public ResultWalk(object? value) => Add(value, 0);

    public string Text => _text.ToString();

    /// <summary>The failure of a property that throws an undocumented exception; null if there is none.</summary>
    public Failure? Failure { get; private set; }

    private void Add(object? value, int depth)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case string or Uri or ValueType and not IEnumerable when !IsOwn(value.GetType()):
                _text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case BinaryData bytes:
                _text.Append(Convert.ToHexString(bytes.ToArray()));
                break;
            case IEnumerable items:
                foreach (object? item in items)
                {
                    Add(item, depth + 1);
                    _text.Append(", ");
                }

                break;
            case not null when depth < Deepest && IsOwn(value.GetType()):
                AddProperties(value, depth);
                break;
            default:
                _text.Append(value.GetType().Name);
                break;
        }
    }

    private void AddProperties(object value, int depth)
    {
        _text.Append(value.GetType().Name).Append(" { ");
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && IsShown(property)))
        {
            _text.Append(property.Name).Append(" = ");
            Read(property.DeclaringType!.Name + "." + property.Name, () => Add(property.GetValue(value), depth + 1));
            _text.Append("; ");
        }

        Read(value.GetType().Name + ".ToString", () => _ = value.ToString());
        _text.Append('}');
    }

    /// <summary>Of the members that every exception has, only the message is read.</summary>
    private static bool IsShown(PropertyInfo property)
        => property.DeclaringType != typeof(Exception) || property.Name == nameof(Exception.Message);

    private void Read(string what, Action read)
    {
        try
        {
            read();
        }
        catch (TargetInvocationException e)
            when (e.InnerException is InvalidOperationException { InnerException: null } own && IsOwn(own.TargetSite?.DeclaringType))
        {
            // A shortcut to an absent value, which throws a documented exception.
            _text.Append(own.Message);
        }
        catch (Exception e)
        {
            Exception fault = (e as TargetInvocationException)?.InnerException ?? e;
            _text.Append(fault.GetType().Name);
            Failure ??= Failure.Of(fault, what);
        }
    }

    private static bool IsOwn(Type? type) => type?.Namespace?.StartsWith("XaiGen", StringComparison.Ordinal) == true;
}
