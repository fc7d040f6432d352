using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>A container's environment.</summary>
internal static class EnvValidation
{
    public static void Variables(Items<EnvVar> variables, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var (variable, at) = (variables[i], path.Index(i));
            if (errors.RequireText(at.Child("name"), variable.Name)) errors.InvalidAll(at.Child("name"), variable.Name, KeyNames.RelaxedEnvironmentVariable(variable.Name));
            if (variable.ValueFrom is { } source) Source(source, variable.Value, at.Child("valueFrom"), errors);
        }
    }

    public static void Sources(Items<EnvFromSource> sources, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            var (source, at) = (sources[i], path.Index(i));
            if (source.Prefix.Length > 0) errors.InvalidAll(at.Child("prefix"), source.Prefix, KeyNames.RelaxedEnvironmentVariable(source.Prefix));
            if (source.ConfigMapRef is { } map) Prefix(map.Name, at.Child("configMapRef"), errors);
            if (source.SecretRef is { } secret) Prefix(secret.Name, at.Child("secretRef"), errors);

            // Upstream puts these on the list, not on the entry.
            if (source is { ConfigMapRef: null, SecretRef: null }) errors.Invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            else if (source is { ConfigMapRef: not null, SecretRef: not null }) errors.Invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static void Source(EnvVarSource source, string value, FieldPath path, FieldErrors errors)
    {
        if (source.FieldRef is { } field) DownwardApiValidation.VariableField(field, path.Child("fieldRef"), errors);
        if (source.ResourceFieldRef is { } resource) DownwardApiValidation.Resource(resource, path.Child("resourceFieldRef"), errors, inVolume: false);
        if (source.ConfigMapKeyRef is { } map) Key(map.Name, map.Key, path.Child("configMapKeyRef"), errors);
        if (source.SecretKeyRef is { } secret) Key(secret.Name, secret.Key, path.Child("secretKeyRef"), errors);
        if (source.FileKeyRef is { } file) File(file, path.Child("fileKeyRef"), errors);
        object?[] members = [source.FieldRef, source.ResourceFieldRef, source.ConfigMapKeyRef, source.SecretKeyRef, source.FileKeyRef];
        switch (members.Count(static m => m is not null))
        {
            case 0:
                errors.Invalid(path, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
                break;
            case > 0 when value.Length > 0:
                errors.Invalid(path, "", "may not be specified when `value` is not empty");
                break;
            case > 1:
                errors.Invalid(path, "", "may not have more than one field specified at a time");
                break;
        }
    }

    private static void Key(string name, string key, FieldPath path, FieldErrors errors)
    {
        errors.RequireSubdomain(path.Child("name"), name);
        if (errors.RequireText(path.Child("key"), key)) errors.InvalidAll(path.Child("key"), key, KeyNames.ConfigMapKey(key));
    }

    private static void File(FileKeySelector file, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("key"), file.Key)) errors.InvalidAll(path.Child("key"), file.Key, KeyNames.RelaxedEnvironmentVariable(file.Key));
        if (errors.RequireText(path.Child("volumeName"), file.VolumeName)) errors.RequireLabel(path.Child("volumeName"), file.VolumeName);
        if (errors.RequireText(path.Child("path"), file.Path)) PathValidation.NoBacksteps(file.Path, path.Child("path"), errors);
    }

    private static void Prefix(string name, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("name"), name)) errors.InvalidAll(path.Child("name"), name, ObjectNameRule.Subdomain.CheckPrefix(name));
    }
}
