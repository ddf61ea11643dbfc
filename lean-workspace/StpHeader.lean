/-
What the default header of a statement needs, in one module: building it builds or fetches all of it.
The header itself is `prompt.defaultHeader` of an experiment.
-/
import Mathlib
import Aesop
