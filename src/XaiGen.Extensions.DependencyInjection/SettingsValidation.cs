using Microsoft.Extensions.Options;

namespace XaiGen.Extensions.DependencyInjection;

/// <summary>Validates settings by creating a client from them, which sends nothing.</summary>
/// <param name="name">The client's name.</param>
/// <param name="section">The configuration section of the settings; null if code sets them.</param>
internal sealed class SettingsValidation(string name, string? section) : IValidateOptions<XaiClientSettings>
{
    public ValidateOptionsResult Validate(string? name1, XaiClientSettings options)
    {
        if (name1 != name)
        {
            return ValidateOptionsResult.Skip;
        }

        if (options.Problems.Count > 0)
        {
            // Each registration of the same client finds and validates them; they are reported once.
            string[] problems = [.. options.Problems.Distinct()];
            options.Problems.Clear();
            return ValidateOptionsResult.Fail(problems);
        }

        try
        {
            _ = options.CreateClient();
            return ValidateOptionsResult.Success;
        }
        catch (InvalidOperationException) when (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("XAI_API_KEY")))
        {
            string where = section is null
                ? $"{nameof(XaiClientSettings)}.{nameof(XaiClientSettings.ApiKey)}"
                : $"{section}:{nameof(XaiClientSettings.ApiKey)}";
            return ValidateOptionsResult.Fail(
                $"{Client} has no key. Set {where}, where secrets are kept, or the environment variable XAI_API_KEY, to your xAI API key.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return ValidateOptionsResult.Fail($"{Client} cannot be made{(section is null ? "" : $" from {section}")}: {e.Message}");
        }
    }

    private string Client => name.Length == 0 ? "The xAI client" : $"The xAI client '{name}'";
}
