using System.CommandLine;
using System.Text.RegularExpressions;

namespace XaiGen.Cli.Commands;

/// <summary>The options of commands that generate C#.</summary>
internal static partial class NameOptions
{
    public static Option<string> Namespace()
    {
        var option = new Option<string>("--namespace", "-n")
        {
            Description = "The namespace of the generated types.",
            HelpName = "NS",
            DefaultValueFactory = _ => "XaiGen.Generated",
        };
        MustBe(option, DottedName(), "a namespace such as Acme.Media");
        return option;
    }

    public static Option<string?> Client()
    {
        var option = new Option<string?>("--client", "-c")
        {
            Description = "The name of the root client. By default it is derived from the contract's title.",
            HelpName = "NAME",
        };
        MustBe(option, SimpleName(), "a class name such as MediaClient");
        return option;
    }

    private static void MustBe(Option option, Regex form, string what) => option.Validators.Add(given =>
    {
        if (given.Tokens is [var name] && !form.IsMatch(name.Value))
        {
            given.AddError($"{option.Name} must be {what}; it is '{name.Value}'.");
        }
    });

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*\z")]
    private static partial Regex DottedName();
}
