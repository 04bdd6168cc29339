using System.Runtime.InteropServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// A further tenancy of an item id that is already out: the log of a return came late, or two items share the id.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenTenancy
{
    public long RentTime;
    public int RentStack;
    public int RentThread;

    /// <summary>The next younger one of the same id, as an index into the <see cref="OpenTenancies"/>; 0 for none.</summary>
    public int Next;
}
