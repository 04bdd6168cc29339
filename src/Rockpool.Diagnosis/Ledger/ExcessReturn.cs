namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// A return of an item that was at rest: a candidate for a double return, to be judged once every gap is known.
/// </summary>
/// <param name="Pool">The pool.</param>
/// <param name="Size">The item's size, in the pool's unit; 0 where its ids are exact.</param>
/// <param name="From">Since when a rent in between must have been missed for the program to be right.</param>
/// <param name="At">When the excess return was.</param>
/// <param name="FirstReturn">When the return before it was.</param>
/// <param name="FirstStack">The stack of the return before it, or 0.</param>
/// <param name="SecondStack">The stack of the excess return, or 0.</param>
/// <param name="RentStack">The stack of the last rent, or 0.</param>
/// <param name="FirstThread">The thread of the return before it.</param>
/// <param name="SecondThread">The thread of the excess return.</param>
/// <param name="IsFirst">
/// Whether it is the first of its item. Once the pool holds an item twice, two have it at a time, and the excess may
/// show at the return of one who did nothing wrong.
/// </param>
internal readonly record struct ExcessReturn(
    int Pool, long Size, long From, long At, long FirstReturn,
    int FirstStack, int SecondStack, int RentStack, int FirstThread, int SecondThread, bool IsFirst);
