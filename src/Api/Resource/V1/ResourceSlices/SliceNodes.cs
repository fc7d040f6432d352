using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>On which nodes a slice's devices, or one of them, can be used: said in one of several ways.</summary>
internal static class SliceNodes
{
    private const string UnsetOrTrue = "must be either unset or set to true";
    private const string OneOfSlice = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
    private const string OneOfDevice = "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
    private const string OnlyPerDevice = "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec";

    public static void OfSlice(ResourceSliceSpec spec, FieldPath path, FieldErrors errors)
    {
        var set = new List<string>();
        if (spec.NodeName is { } node) Name(node, "must be either unset or set to a non-empty string", set, path, errors);
        if (spec.NodeSelector is { } selector)
        {
            set.Add("`nodeSelector`");
            NodeSelectorValidation.Of(selector, path.Child("nodeSelector"), errors);
            if (selector.NodeSelectorTerms.Count != 1) errors.Invalid(path.Child("nodeSelector").Child("nodeSelectorTerms"), selector.NodeSelectorTerms, "must have exactly one node selector term");
        }

        True("allNodes", spec.AllNodes, set, path, errors);
        True("perDeviceNodeSelection", spec.PerDeviceNodeSelection, set, path, errors);
        if (set.Count == 0) errors.Required(path, OneOfSlice);
        else if (set.Count > 1) errors.Invalid(path, $"{{{string.Join(", ", set)}}}", OneOfSlice + ", but multiple fields are set");
    }

    public static void OfDevice(Device device, bool perDevice, FieldPath path, FieldErrors errors)
    {
        if (!perDevice)
        {
            if (device.NodeName is not null || device.NodeSelector is not null || device.AllNodes is not null) errors.Invalid(path, null, OnlyPerDevice);
            return;
        }

        var set = new List<string>();
        if (device.NodeName is { } node) Name(node, "must not be empty", set, path, errors);
        if (device.NodeSelector is { } selector)
        {
            set.Add("`nodeSelector`");
            NodeSelectorValidation.Of(selector, path.Child("nodeSelector"), errors);
        }

        True("allNodes", device.AllNodes, set, path, errors);
        if (set.Count == 0) errors.Required(path, OneOfDevice);
        else if (set.Count > 1) errors.Invalid(path, $"{{{string.Join(", ", set)}}}", OneOfDevice);
    }

    private static void Name(string node, string whenEmpty, List<string> set, FieldPath path, FieldErrors errors)
    {
        if (node.Length == 0)
        {
            errors.Invalid(path.Child("nodeName"), node, whenEmpty);
            return;
        }

        set.Add("`nodeName`");
        errors.RequireSubdomain(path.Child("nodeName"), node);
    }

    private static void True(string name, bool? value, List<string> set, FieldPath path, FieldErrors errors)
    {
        if (value == true) set.Add($"`{name}`");
        else if (value == false) errors.Invalid(path.Child(name), value, UnsetOrTrue);
    }
}
