namespace Keles.Storage;

internal enum MutationKind
{
    Create,
    Update,
    Delete,
}
