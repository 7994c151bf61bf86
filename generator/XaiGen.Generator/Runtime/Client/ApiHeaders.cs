#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.ClientModel.Primitives;

/// <summary>Checks header names and values. They are checked when requests are sent, because any code may have added to them.</summary>
internal static class ApiHeaders
{
    private static readonly SearchValues<char> s_name =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Checks all headers of a request.</summary>
    /// <exception cref="ArgumentException">A name or a value cannot be sent.</exception>
    public static void Check(PipelineRequest request)
    {
        foreach ((string name, string value) in request.Headers)
        {
            Check(name, value);
        }
    }

    /// <exception cref="ArgumentException">
    /// The name or the value cannot be sent. The message does not show the value, which may be a secret.
    /// </exception>
    public static void Check(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_name))
        {
            throw new ArgumentException(
                $"'{ShownText.OneLine(name, 100)}' cannot be the name of a header. Nothing was sent.", nameof(name));
        }

        // A line end would start another header; HTTP has no encoding for characters beyond ASCII.
        int bad = value.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        while (bad >= 0 && value[bad] == '\t')
        {
            int next = value.AsSpan(bad + 1).IndexOfAnyExceptInRange(' ', '~');
            bad = next < 0 ? -1 : bad + 1 + next;
        }

        if (bad >= 0)
        {
            throw new ArgumentException(
                $"The value of the header '{name}' contains {(value[bad] is '\r' or '\n' ? "a line end" : $"U+{(int)value[bad]:X4}")}, "
                + "which cannot be sent in a header. Nothing was sent.",
                nameof(value));
        }
    }
}
