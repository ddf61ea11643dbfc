/**
 * Names of tactics of Lean core, Std, Batteries, Aesop and Mathlib that are outside the fragment: they give
 * `unsupported`, where any other unknown word at the place of a tactic is Lean's error "unknown tactic".
 */
const core =
  "ac_nf ac_nf0 apply? apply_assumption apply_ext_theorem apply_mod_cast apply_rfl apply_rules array_get_dec as_aux_lemma " +
  "assumption_mod_cast bv_check bv_decide bv_decide? bv_normalize bv_omega change_with classical clean_wf conv conv' " +
  "cutsat dbg_trace decreasing_tactic decreasing_trivial decreasing_with delta dsimp! dsimp? dsimp?! eq_refl erw " +
  "exact? exact_mod_cast expose_names ext1 extract_lets fail fail_if_success false_or_by_contra find fun_cases " +
  "fun_induction get_elem_tactic get_elem_tactic_trivial grind grind? have' infer_instance_as let' lia " +
  "lift_lets mvcgen native_decide norm_cast norm_cast0 nomatch' omega_nat push_cast refine_lift refine_lift' " +
  "repeat1 repeat1' attempt_all attempt_all_par cbv checkpoint decide_cbv first_par grind_linarith grind_order grobner " +
  "let_to_have massumption mcases mclear mconstructor mexact mexfalso mexists mframe mhave mintro mleave mleft mpure " +
  "mpure_intro mrefine mrename_i mreplace mrevert mright mspec mspecialize mspecialize_pure mstart mstop save subst_eqs " +
  "suggestions sym rename' rfl' rotate_left rotate_right run_tac rw? rw_mod_cast rwa? sep_tac show' show_term simp! simp? simp?! " +
  "simp_all! simp_all? simp_all?! simp_all_arith simp_all_arith! simp_arith simp_arith! simp_wf simpa! simpa? simpa?! " +
  "sleep solve solve_by_elim stop symm_saturate trace trace_state try? unhygienic unfold? val_tac with_annotate_state " +
  "with_reducible with_reducible_and_instances with_unfolding_all with_unfolding_none";

const libraries =
  "abel abel! abel_nf abel1 aesop aesop? aesop_cat aesop_graph algebraize apply_fun arith_mult assumption' beta_reduce " +
  "bicategory bound borelize by_cases! by_contra! cancel_denoms cases' cases_type casesm casesm! cc change? choose choose! " +
  "clean clear! clear_aux_decl clear_value coherence compute_degree compute_degree! congr! congrm congrm? constructorm " +
  "continuity continuity? contrapose contrapose! conv? conv_lhs conv_rhs convert convert! convert_to decide! delta? " +
  "discrete_cases eapply econstructor elementwise eta_expand eta_reduce eta_struct existsi exacts! extract_goal fapply " +
  "fconstructor field field_simp filter_upwards fin_cases fin_omega finiteness forward frac_tac fun_prop gcongr gcongr? " +
  "generalize_proofs group grw guard_expr guard_hyp guard_target hint induction' infer_param inhabit interval_cases " +
  "intro! introv itauto itauto! lift linarith linarith! linarith? linear_combination linear_combination' " +
  "linear_combination2 map_fun_tac match_target measurability measurability! measurability? mfld_set_tac mod_cases " +
  "module module_nf mono monicity monicity! monoidal move_add move_mul move_oper native_decide! nlinarith nlinarith! " +
  "noncomm_ring nontriviality norm_fin norm_num norm_num1 norm_num! nth_grewrite nth_rewrite nth_rw observe observe? " +
  "obviously on_goal order pairwise peel pick_goal plausible pnat_positivity pnat_to_nat polyrith positivity pull " +
  "pure_coherence push push_neg qify rcases? rel recover reduce reduce_mod_char reduce_mod_char! refold_let rename_bvar " +
  "rify ring ring! ring1 ring1! ring1_nf ring1_nf! ring_nf ring_nf! rintro? rintros rotate rsuffices rw_search rw! " +
  "says set set! simp_intro simp_rw slice_lhs slice_rhs slim_check specialize_all split_ands split_ifs subsingleton " +
  "substs success_if_fail_with_msg swap swap_var tauto tauto! tfae_finish tfae_have toFinite_tac to_encard_tac trans " +
  "transitivity triv type_check unfold_let unfold_projs unfold_aux unit_interval use! use_discharger wait_for_unblock_async " +
  "whisker_simps wlog wlog! zify";

/** Words that begin a tactic outside the fragment. */
export const unsupportedTactics: ReadonlySet<string> = new Set(`${core} ${libraries}`.split(" "));
