namespace Keles.ApiServer;

/// <summary>What a write does, in admission's terms.</summary>
public enum Operation
{
    Create,
    Update,
    Delete,
    Connect,
}
