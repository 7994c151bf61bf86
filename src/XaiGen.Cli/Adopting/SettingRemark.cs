namespace XaiGen.Cli.Adopting;

/// <summary>A setting of another generator that has no counterpart, and what to do instead.</summary>
internal sealed record SettingRemark(string Setting, string Value, string Why);
