namespace Keles.Api.Core.V1;

/// <summary>In which of a pod's lists a container stands.</summary>
public enum ContainerSort
{
    Init,
    App,
    Ephemeral,
}
