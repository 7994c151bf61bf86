namespace XaiGen.Fuzz.Mutations;

/// <summary>
/// Texts with a special meaning where they do not belong: to C#, XML, the preprocessor, a terminal, a build server or Markdown.
/// </summary>
internal static class EvilTexts
{
    /// <summary>The name of anything these texts would declare. No name generated from a contract equals it.</summary>
    public const string Mark = "zz_pwned";

    private const string Member = $" public static int {Mark} = 1; //";

    /// <summary>The characters that end a line in C#.</summary>
    private static readonly string[] s_lineEnds = ["\r", "\n", "\r\n", "\u0085", "\u2028", "\u2029"];

    public static IReadOnlyList<string> All { get; } =
    [
        .. s_lineEnds.Select(end => $"x{end}{Member}"),
        .. s_lineEnds.Select(end => $"x{end}#if {Mark}{end}#error {Mark}{end}"),
        $"x\u2028 [System.Runtime.CompilerServices.ModuleInitializer] internal static void {Mark}() {{ }} //",
        $"\";{Member}",
        $"\\\";{Member}",
        $"\"\"\";{Member}",
        $"\"\"\"\"\"\n\"\"\"\";{Member}",
        $"\"u8;{Member}",
        $"'; {Member}",
        $"}} }} class {Mark} {{ }} //",
        $"{{{Mark}}} {{0}} {{{{}}}}",
        $"*/{Member} /*",
        $"--> ]]> </summary></remarks><{Mark} cref=\"{Mark}\"/><![CDATA[",
        $"<see cref=\"{Mark}\"/> &{Mark}; &#0; &amp;amp; <!-- ",
        $"<inheritdoc/> <script>{Mark}</script> <img src=https://evil.example/{Mark}>",
        "\u0000\u0001\u0007\u0008\u000b\u000c\u001a\u001b\u007f\u009b",
        "\u001b]0;title\u0007\u001b[2J\u001b[31mred",
        "\u202eesrever\u202c \u2066isolated\u2069 \u200f\u061c",
        "\ud800", "\udc00x", "a\ud83d", "\ud83d\ude00 \U000E0001",
        "\ufeff\ufffe\uffff\u200b\u200d",
        "\\", "\\\\", "\\u000a\\x0a\\n", "\"", "\"\"", "'", "%0A%25", "$", "@\"", "$\"{", "\\\"",
        "", " ", "  \t ", ".", "..", "/", "../../etc/passwd", "#", "//", "///", "@", "~1~0", "%", "?a=b&c=d#e",
        $"\n::error file=x::{Mark}", $"::warning file=x::{Mark}", $"##vso[task.setvariable variable={Mark}]1",
        $"\n# {Mark}\n\n[{Mark}](https://evil.example/{Mark}) ![x](https://evil.example/{Mark})",
        $"@{Mark} https://evil.example/{Mark} www.evil.example/{Mark}",
        $"`<img src=https://evil.example/{Mark}>` ``` ~~~ | {Mark} | <!-- ",
        new string('x', 70_000), string.Concat(Enumerable.Repeat("long word ", 5_000)), new string('"', 300), new string('{', 300),
    ];

    /// <summary>All of them in one text, except for the very long ones.</summary>
    public static string Together { get; } = string.Join(' ', All.Where(text => text.Length < 1_000));

    public static string One(Random random) => All[random.Next(All.Count)];
}
