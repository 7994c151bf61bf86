namespace XaiGen.Contract.Yaml;

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
